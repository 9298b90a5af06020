package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills values into a text with verbs: {@code %s}, {@code %05.1f}. */
final class Format {
  private static final Pattern VERB =
      Pattern.compile(
          "%(?<flags>[-+ 0#]*)(?<width>\\d+)?(?:\\.(?<precision>\\d+))?"
              + "(?:\\[(?<index>\\d{1,4})\\])?(?<verb>.)?",
          Pattern.DOTALL);
  private static final int MAX_WIDTH = 10_000;

  private final Arguments call;
  private final List<Datum> values;
  private int next;

  private Format(Arguments call, List<Datum> values) {
    this.call = call;
    this.values = values;
  }

  /** The text with the values in place of its verbs, of which there must be as many. */
  static String format(Arguments call, String text, List<Datum> values) {
    Format format = new Format(call, values);
    Bounded.Text out = new Bounded.Text();
    Matcher verbs = VERB.matcher(text);
    int from = 0;
    boolean indexed = false;
    while (verbs.find()) {
      out.append(text.substring(from, verbs.start())).append(format.verb(verbs));
      indexed |= verbs.group("index") != null;
      from = verbs.end();
    }
    if (!indexed && format.next < values.size()) {
      throw call.refuse("%d values, but verbs for %d only", values.size(), format.next);
    }
    return out.append(text.substring(from)).toString();
  }

  private String verb(Matcher verb) {
    String letter = verb.group("verb");
    if (letter == null) {
      throw call.refuse("a verb is missing after %%; write %%%% for the sign itself");
    }
    if (letter.equals("%")) {
      return "%";
    }
    String index = verb.group("index");
    int at = index == null ? next : Integer.parseInt(index) - 1;
    if (at < 0 || at >= values.size()) {
      throw call.refuse("there is no value for the verb %s", verb.group());
    }
    next = at + 1;
    return pad(verb, written(verb, letter.charAt(0), values.get(at)));
  }

  private String written(Matcher verb, char letter, Datum value) {
    return switch (letter) {
      case 'v' -> verb.group("flags").contains("#") ? Json.write(value) : plain(value);
      case 's' -> cut(verb, text(verb, value));
      case 'q' -> Json.write(new Datum.Text(text(verb, value)));
      case 't' -> String.valueOf(Convert.flag(value).orElseThrow(() -> bad(verb, value)));
      case 'd' -> signed(verb, whole(verb, value).toPlainString());
      case 'b' -> radix(verb, value, 2);
      case 'o' -> radix(verb, value, 8);
      case 'x' -> radix(verb, value, 16);
      case 'X' -> radix(verb, value, 16).toUpperCase(Locale.ROOT);
      case 'f', 'F' -> fixed(verb, value);
      case 'e', 'E', 'g', 'G' -> scientific(verb, letter, value);
      default -> throw call.refuse("there is no verb %%%s", letter);
    };
  }

  private static String plain(Datum value) {
    return Convert.text(value).orElseGet(() -> Json.write(value));
  }

  private String text(Matcher verb, Datum value) {
    return Convert.text(value).orElseThrow(() -> bad(verb, value));
  }

  private Refusal bad(Matcher verb, Datum value) {
    return call.refuse("the verb %s does not take %s", verb.group(), value.kind());
  }

  private BigDecimal number(Matcher verb, Datum value) {
    return Convert.number(value).orElseThrow(() -> bad(verb, value));
  }

  /** Whole numbers are what remains of others without their fraction. */
  private BigDecimal whole(Matcher verb, Datum value) {
    return number(verb, value).setScale(0, RoundingMode.DOWN);
  }

  private String radix(Matcher verb, Datum value, int radix) {
    return signed(verb, whole(verb, value).toBigInteger().toString(radix));
  }

  private String fixed(Matcher verb, Datum value) {
    int digits = limited(verb, "precision", 6);
    return signed(
        verb, number(verb, value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString());
  }

  private String scientific(Matcher verb, char letter, Datum value) {
    double number = number(verb, value).doubleValue();
    boolean exponent = Character.toLowerCase(letter) == 'e';
    int digits = limited(verb, "precision", 6);
    String written =
        exponent ? String.format(Locale.ROOT, "%." + digits + "e", number) : shortest(number);
    return signed(verb, Character.isUpperCase(letter) ? written.toUpperCase(Locale.ROOT) : written);
  }

  /** As few digits as tell the number from its neighbours; an exponent if it is far from one. */
  private static String shortest(double number) {
    BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (number == 0 || (exponent >= -4 && exponent < 21)) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = number < 0 ? "-" : "";
    return "%s%s%se%s%02d"
        .formatted(sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String signed(Matcher verb, String number) {
    if (number.startsWith("-")) {
      return number;
    }
    String flags = verb.group("flags");
    return (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + number;
  }

  private String cut(Matcher verb, String text) {
    int length = text.codePointCount(0, text.length());
    int kept = Math.min(length, limited(verb, "precision", length));
    return text.substring(0, text.offsetByCodePoints(0, kept));
  }

  private String pad(Matcher verb, String written) {
    int missing = limited(verb, "width", 0) - written.codePointCount(0, written.length());
    if (missing <= 0) {
      return written;
    }
    if (verb.group("flags").contains("-")) {
      return written + " ".repeat(missing);
    }
    boolean zeros = verb.group("flags").contains("0");
    int sign = zeros && written.matches("(?s)[-+ ]\\d.*") ? 1 : 0;
    String padding = (zeros ? "0" : " ").repeat(missing);
    return written.substring(0, sign) + padding + written.substring(sign);
  }

  private int limited(Matcher verb, String part, int otherwise) {
    String digits = verb.group(part);
    if (digits == null) {
      return otherwise;
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > MAX_WIDTH) {
      throw call.refuse("%s is too large a %s", digits, part);
    }
    return Integer.parseInt(digits);
  }
}
