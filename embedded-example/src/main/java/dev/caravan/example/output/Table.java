package dev.caravan.example.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells in columns that are two spaces apart. */
final class Table {
  private static final String GAP = "  ";

  private final String emptyCell;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(String emptyCell, List<String> headings) {
    this.emptyCell = emptyCell;
    rows.add(headings);
  }

  /** A table in which an empty cell says {@code <none>}. */
  static Table of(String... headings) {
    return new Table(KeyValues.NONE, List.of(headings));
  }

  /** A table in which an empty cell stays empty. */
  static Table withBlanks(String... headings) {
    return new Table("", List.of(headings));
  }

  /** Adds a row; its cells are written as text. */
  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      String text = Printable.of(cell.toString());
      row.add(text.isEmpty() ? emptyCell : text);
    }
    rows.add(row);
    return this;
  }

  String render() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  /** The last cell of a line is not padded. */
  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int i = 0; i < last; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
    }
    return line.append(row.get(last)).toString();
  }
}
