package dev.caravan.core.jobspec.eval;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions between text of one form and another. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("base64decode", 1, EncodingFunctions::decodeBase64)
        .add("base64encode", 1, a -> text(base64(bytes(a.text(0)))))
        .add("csvdecode", 1, EncodingFunctions::decodeCsv)
        .add("jsondecode", 1, Json::read)
        .add("jsonencode", 1, a -> text(Json.write(a.get(0))))
        .add("urlencode", 1, EncodingFunctions::encodeUrl)
        .add("yamldecode", 1, YamlReader::read)
        .add("yamlencode", 1, a -> text(YamlWriter.write(a.get(0))));
  }

  private static Datum text(String text) {
    return new Datum.Text(text);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Datum decodeBase64(Arguments arguments) {
    try {
      byte[] bytes = Base64.getDecoder().decode(arguments.text(0));
      return text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException e) {
      throw arguments.refuse("its argument is not Base64");
    } catch (CharacterCodingException e) {
      throw arguments.refuse("what is encoded is not UTF-8 text");
    }
  }

  private static Datum encodeUrl(Arguments arguments) {
    String encoded = URLEncoder.encode(arguments.text(0), StandardCharsets.UTF_8);
    return text(encoded.replace("*", "%2A").replace("%7E", "~"));
  }

  /** A list with an object for each line after the first, which names the columns. */
  private static Datum decodeCsv(Arguments arguments) {
    List<List<String>> lines = Csv.read(arguments);
    if (lines.isEmpty()) {
      throw arguments.refuse("the first line, which names the columns, is missing");
    }
    List<String> names = lines.get(0);
    Bounded.Items rows = new Bounded.Items();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != names.size()) {
        throw arguments.refuse("row %d has not %d columns", rows.size() + 1, names.size());
      }
      SortedMap<String, Datum> fields = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        fields.put(names.get(i), text(line.get(i)));
      }
      rows.add(Datum.Fields.of(fields));
    }
    return rows.list();
  }
}
