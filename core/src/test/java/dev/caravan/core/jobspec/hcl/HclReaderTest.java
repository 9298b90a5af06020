package dev.caravan.core.jobspec.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class HclReaderTest {

  @Test
  void keepsBlocksOfOneTypeApartAndInOrder() {
    Body body = read("a \"x\" {\n}\nb {\n}\na \"y\" {\n}\na \"x\" {\n}");

    assertThat(body.blocks()).extracting(Block::type).containsExactly("a", "b", "a", "a");
    assertThat(body.blocks())
        .flatExtracting(Block::labels)
        .extracting(Label::text)
        .containsExactly("x", "y", "x");
  }

  @Test
  void knowsWhereThingsAre() {
    Body body = read("group \"g\" {\n  count = 3\n}");

    Block group = body.blocks().get(0);
    Attribute count = group.body().attributes().get(0);
    assertThat(group.position()).isEqualTo(new Position(1, 1));
    assertThat(group.labels()).containsExactly(new Label("g", new Position(1, 7)));
    assertThat(count.position()).isEqualTo(new Position(2, 3));
    assertThat(count.value())
        .isEqualTo(new Value.Numeral(BigDecimal.valueOf(3), new Position(2, 11)));
  }

  @Test
  void allowsAnAttributeAndABlockOfOneName() {
    Body body = read("meta = 1\nmeta {\n}");

    assertThat(body.attributes()).hasSize(1);
    assertThat(body.blocks()).hasSize(1);
  }

  @Test
  void readsKeysThatMeanSomethingToHcl4j() {
    Body body =
        read("data \"http\" \"x\" {\n  url = \"http://127.0.0.1:1\"\n}\nlocals {\n  a = 1\n}");

    assertThat(body.blocks()).extracting(Block::type).containsExactly("data", "locals");
  }

  @Test
  void readsALongTextInTimeInProportionToItsLength() {
    String block = "group \"g\" {\n  tags = [\"a\", \"${b}\"]\n  text = <<EOT\nx\nEOT\n}\n";
    String text = block.repeat((1 << 20) / block.length());

    long before = System.nanoTime();
    Body body = read(text);

    assertThat(body.blocks()).hasSize((1 << 20) / block.length());
    // hcl4j by itself takes half a minute.
    assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
  }

  @Test
  void countsLinesInTextWithoutALastLineBreak() {
    Document document = HclReader.read("a = 1\n}");

    assertThat(document.body()).isNull();
    assertThat(document.flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.position()).isEqualTo(new Position(2, 1)));
  }

  @Test
  void readsNothingFromAnEmptyText() {
    assertThat(read("")).isEqualTo(new Body(List.of(), List.of()));
  }

  private static Body read(String text) {
    Document document = HclReader.read(text);
    assertThat(document.flaws()).isEmpty();
    return document.body();
  }
}
