package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.eval.Refusal.Exhaustion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, of which some take for ever or very deep: those are given up. */
final class Regex {
  private static final int MAX_PATTERN = 1_000;
  private static final Pattern GROUP = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");

  private Regex() {}

  /** {@code regex_replace(text, pattern, replacement)}; {@code $1} and {@code $name} are groups. */
  static Datum replace(Arguments arguments) {
    String text = arguments.text(0);
    try {
      Matcher matcher = pattern(arguments, 1).matcher(new Watched(text, arguments.budget()));
      Bounded.Text out = new Bounded.Text();
      int from = 0;
      while (matcher.find()) {
        out.append(text.substring(from, matcher.start()));
        expand(arguments, arguments.text(2), matcher, out);
        from = matcher.end();
      }
      return new Datum.Text(out.append(text.substring(from)).toString());
    } catch (StackOverflowError e) {
      // Java matches some patterns by recursion, once for each character.
      throw new Exhaustion("this pattern is too complex for so long a text; make one simpler");
    }
  }

  private static Pattern pattern(Arguments arguments, int index) {
    String pattern = arguments.text(index);
    if (pattern.length() > MAX_PATTERN) {
      throw arguments.refuse("the pattern is longer than %d characters", MAX_PATTERN);
    }
    try {
      return Pattern.compile(pattern.replace("(?P<", "(?<"));
    } catch (PatternSyntaxException e) {
      throw arguments.refuse("\"%s\" is no regular expression: %s", pattern, e.getDescription());
    }
  }

  private static void expand(
      Arguments arguments, String replacement, Matcher matcher, Bounded.Text out) {
    Matcher groups = GROUP.matcher(replacement);
    int from = 0;
    while (groups.find()) {
      out.append(replacement.substring(from, groups.start()));
      String name = groups.group(1) == null ? groups.group(2) : groups.group(1);
      out.append(group(arguments, matcher, name));
      from = groups.end();
    }
    out.append(replacement.substring(from));
  }

  private static String group(Arguments arguments, Matcher matcher, String name) {
    try {
      String found =
          name.matches("\\d{1,3}") ? matcher.group(Integer.parseInt(name)) : matcher.group(name);
      return found == null ? "" : found;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw arguments.refuse("the pattern has no group %s", name);
    }
  }

  /** Text that pays for each look at it. */
  private record Watched(String text, Budget budget) implements CharSequence {
    @Override
    public char charAt(int index) {
      budget.work(1);
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
