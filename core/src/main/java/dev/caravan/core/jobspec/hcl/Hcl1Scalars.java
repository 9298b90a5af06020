package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads the values of HCL1, each of which is one token: there is nothing to compute. */
final class Hcl1Scalars implements Scalars {
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9]\\d*|\\d+\\.\\d*)([eE][+-]?\\d{1,3})?");
  private static final Pattern OCTAL = Pattern.compile("-?0[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("-?0[xX][0-9a-fA-F]+");
  private static final int MAX_DIGITS = 100;

  private final Source source;

  Hcl1Scalars(Source source) {
    this.source = source;
  }

  @Override
  public String name(Token token) {
    return token.is(Kind.STRING) ? Hcl1Strings.unquote(source, token) : source.text(token);
  }

  @Override
  public Value read(Tokens tokens, int from, int to) {
    Token token = tokens.get(from);
    Position position = source.position(token);
    if (to - from != 1) {
      int odd = token.kind().isScalar() ? from + 1 : from;
      source.structureFlaw(
          tokens.get(odd).start(),
          "expected \",\" or the end of this value, found %s; HCL1 has no expressions"
              .formatted(tokens.phrase(odd)));
      return new Value.Unreadable(position);
    }
    return switch (token.kind()) {
      case STRING -> new Value.Text(Hcl1Strings.unquote(source, token), position);
      case HEREDOC -> new Value.Text(Hcl1Heredocs.text(source, token), position);
      case NUMBER -> number(source.text(token), position);
      case WORD -> word(source.text(token), position);
      default -> unreadable(position, "expected a value, found " + tokens.phrase(from));
    };
  }

  private Value word(String word, Position position) {
    return switch (word) {
      case "true" -> new Value.Flag(true, position);
      case "false" -> new Value.Flag(false, position);
      default -> unreadable(position, word + " is not a value in HCL1; quote it if it is text");
    };
  }

  /** Whole numbers may be octal or hexadecimal, as in C. */
  private Value number(String text, Position position) {
    if (text.length() <= MAX_DIGITS) {
      if (OCTAL.matcher(text).matches()) {
        return new Value.Numeral(new BigDecimal(new BigInteger(text, 8)), position);
      } else if (HEXADECIMAL.matcher(text).matches()) {
        String digits = text.replaceFirst("0[xX]", "");
        return new Value.Numeral(new BigDecimal(new BigInteger(digits, 16)), position);
      } else if (DECIMAL.matcher(text).matches()) {
        return new Value.Numeral(new BigDecimal(text).stripTrailingZeros(), position);
      }
    }
    return unreadable(position, text + " is not a number; quote it if it is text");
  }

  private Value unreadable(Position position, String message) {
    source.valueFlaw(position, message);
    return new Value.Unreadable(position);
  }
}
