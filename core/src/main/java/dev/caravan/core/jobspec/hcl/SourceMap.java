package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;

/** What the short keys of rewritten text stand for. */
final class SourceMap {

  /** What {@code b7} stands for. */
  record Header(String type, List<Label> labels, Position position) {}

  /** What {@code a7} stands for. */
  record Name(String text, Position position, Position valuePosition) {}

  private static final char HEADER = 'b';
  private static final char NAME = 'a';
  private static final char VALUE = 'v';

  private final List<Header> headers = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private int lookups;

  String add(Header header) {
    headers.add(header);
    return HEADER + String.valueOf(headers.size() - 1);
  }

  String add(Name name) {
    names.add(name);
    return NAME + String.valueOf(names.size() - 1);
  }

  String add(Value value) {
    values.add(value);
    return VALUE + String.valueOf(values.size() - 1);
  }

  boolean isHeader(String key) {
    return key.charAt(0) == HEADER;
  }

  Header header(String key) {
    return lookUp(headers, key);
  }

  Name name(String key) {
    return lookUp(names, key);
  }

  Value value(String placeholder) {
    return lookUp(values, placeholder);
  }

  private <T> T lookUp(List<T> entries, String key) {
    lookups++;
    return entries.get(Integer.parseInt(key, 1, key.length(), 10));
  }

  /** Whether as many keys have been looked up as there are: nothing was lost on the way. */
  boolean isUsedUp() {
    return lookups == headers.size() + names.size() + values.size();
  }
}
