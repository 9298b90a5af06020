package dev.caravan.core.jobspec;

import java.util.List;
import java.util.Random;

/** Damages texts. */
final class Mutator {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "=",
          ",",
          ":",
          ".",
          "\n",
          " ",
          "#",
          "//",
          "/*",
          "*/",
          "<<EOT\n",
          "<<-X\n",
          "\nEOT\n",
          "${",
          "$${",
          "%{",
          "\\",
          "\\u",
          "null",
          "true",
          "1e9",
          "-1",
          "0x1",
          "99999999999999999999",
          "1e999999999",
          "for",
          "? :",
          "${var.a}",
          "${upper(",
          "%{ if true }",
          "%{ endif ~}",
          "%{ for x in [1, 2] }",
          "[for x in ",
          "{ for k, v in local.a : k => v... }",
          "range(99999)",
          "local.a",
          "[*]",
          ".*.x",
          "...",
          "&&",
          "==",
          "locals {\n a = local.b\n b = [1]\n}\n",
          "variable \"a\" {}\n",
          "dynamic \"task\" {\n for_each = [1]\n content {\n}\n}\n",
          "\u0000",
          "é",
          "\uD83D",
          "\r\n",
          "job \"x\" {",
          "group \"g\" {}",
          "task",
          "a = 1\n",
          "{}",
          "[[",
          "<<-EOT\n  x\n  EOT\n",
          "\\x41",
          "\\777",
          "= {",
          "010",
          "\"${var.x}\"",
          "\"%{ if true }\"",
          "\"//\": 1,",
          "\"job\": {",
          "\"dynamic\": {\"task\": {\"for_each\": [1], \"content\": {}}},",
          "\"variable\": {\"x\": {\"type\": \"list(\"}},",
          "\"locals\": {\"a\": \"${local.a}\"},",
          "\"${1}\": 1,",
          "${yamldecode(\"a: &x [*x]\")}",
          "yamlencode({a = [1]})",
          "bcrypt(1, 4)",
          "'");

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** The text with one to four changes; pieces may come from the others. */
  String mutate(String text, List<String> others) {
    StringBuilder mutant = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change(mutant, others.get(random.nextInt(others.size())));
    }
    return mutant.toString();
  }

  private void change(StringBuilder text, String other) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
    switch (random.nextInt(8)) {
      case 0 -> text.delete(at, Math.min(text.length(), at + 1));
      case 1 -> text.delete(at, end);
      case 2 -> text.insert(at, text.substring(at, end));
      case 3 -> text.insert(at, piece(other));
      case 4 -> text.setLength(at);
      case 5 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(200));
      default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
    }
  }

  private String piece(String other) {
    int from = random.nextInt(other.length() + 1);
    return other.substring(from, Math.min(other.length(), from + random.nextInt(200)));
  }
}
