package dev.caravan.scheduler.template;

import dev.caravan.core.gotemplate.GoValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of sprig that people use, under the names that consul-template gives them. */
final class SprigFunctions {
  private static final int MANY = 1000;

  private SprigFunctions() {}

  static void addTo(Functions functions) {
    text(functions);
    choices(functions);
    lists(functions);
    maps(functions);
    numbers(functions);
  }

  private static void text(Functions functions) {
    on(functions, "upper", text -> text.toUpperCase(Locale.ROOT));
    on(functions, "lower", text -> text.toLowerCase(Locale.ROOT));
    on(functions, "title", TextFunctions::title);
    on(functions, "trim", String::strip);
    on(functions, "nospace", text -> text.replaceAll("\\s", ""));
    on(functions, "sha256sum", text -> DigestFunctions.digest("SHA-256", text));
    on(functions, "sha1sum", text -> DigestFunctions.digest("SHA-1", text));
    on(functions, "b64enc", DigestFunctions::encoded);
    on(functions, "b64dec", DigestFunctions::decoded);
    functions
        .add("sprig_quote", 1, args -> '"' + args.shown(0).replace("\"", "\\\"") + '"')
        .add("sprig_squote", 1, args -> "'" + args.shown(0) + "'")
        .add("sprig_trimAll", 2, args -> TextFunctions.trim(args.text(1), args.text(0)))
        .add("sprig_trimPrefix", 2, args -> TextFunctions.withoutPrefix(args.text(1), args.text(0)))
        .add("sprig_trimSuffix", 2, args -> TextFunctions.withoutSuffix(args.text(1), args.text(0)))
        .add("sprig_replace", 3, args -> args.text(2).replace(args.text(0), args.text(1)))
        .add("sprig_contains", 2, args -> args.text(1).contains(args.text(0)))
        .add("sprig_hasPrefix", 2, args -> args.text(1).startsWith(args.text(0)))
        .add("sprig_hasSuffix", 2, args -> args.text(1).endsWith(args.text(0)))
        .add("sprig_repeat", 2, args -> args.text(1).repeat(args.count(0)))
        .add("sprig_indent", 2, args -> TextFunctions.indent(args.text(1), args.count(0)))
        .add("sprig_nindent", 2, args -> "\n" + TextFunctions.indent(args.text(1), args.count(0)))
        .add("sprig_toString", 1, args -> args.shown(0));
  }

  private static void choices(Functions functions) {
    functions
        .add("sprig_default", 2, args -> GoValues.isTrue(args.get(1)) ? args.get(1) : args.get(0))
        .add("sprig_empty", 1, args -> !GoValues.isTrue(args.get(0)))
        .add(
            "sprig_coalesce",
            1,
            MANY,
            args -> args.all().stream().filter(GoValues::isTrue).findFirst().orElse(null))
        .add("sprig_ternary", 3, args -> GoValues.isTrue(args.get(2)) ? args.get(0) : args.get(1));
  }

  private static void lists(Functions functions) {
    functions
        .add("sprig_list", 0, MANY, args -> new ArrayList<>(args.all()))
        .add("sprig_splitList", 2, args -> TextFunctions.split(args.text(1), args.text(0)))
        .add("sprig_join", 2, args -> TextFunctions.join(args.list(1), args.text(0)))
        .add("sprig_first", 1, args -> at(args.list(0), 0))
        .add("sprig_last", 1, args -> at(args.list(0), args.list(0).size() - 1))
        .add("sprig_rest", 1, args -> args.list(0).stream().skip(1).toList())
        .add(
            "sprig_initial",
            1,
            args -> args.list(0).subList(0, Math.max(0, args.list(0).size() - 1)))
        .add(
            "sprig_append",
            2,
            args -> Stream.concat(args.list(0).stream(), Stream.of(args.present(1))).toList())
        .add("sprig_has", 2, args -> args.list(1).contains(args.get(0)))
        .add("sprig_uniq", 1, args -> new ArrayList<>(new LinkedHashSet<>(args.list(0))))
        .add("sprig_reverse", 1, args -> reversed(args.list(0)))
        .add(
            "sprig_sortAlpha",
            1,
            args -> args.list(0).stream().map(GoValues::text).sorted().toList())
        .add("sprig_until", 1, args -> LongStream.range(0, args.count(0)).boxed().toList());
  }

  private static void maps(Functions functions) {
    functions
        .add("sprig_dict", 0, MANY, SprigFunctions::dictionary)
        .add(
            "sprig_get",
            2,
            args -> Optional.<Object>ofNullable(args.map(0).get(args.text(1))).orElse(""))
        .add("sprig_hasKey", 2, args -> args.map(0).containsKey(args.text(1)))
        .add("sprig_keys", 1, args -> new ArrayList<>(new TreeSet<>(args.map(0).keySet())))
        .add("sprig_values", 1, args -> new ArrayList<>(new TreeMap<>(args.map(0)).values()));
  }

  private static void numbers(Functions functions) {
    functions
        .add("sprig_int", 1, args -> whole(args.get(0)))
        .add("sprig_float64", 1, args -> NumberFunctions.decimal(args.shown(0)))
        .add(
            "sprig_add",
            1,
            MANY,
            args -> args.all().stream().mapToLong(SprigFunctions::whole).sum())
        .add("sprig_sub", 2, args -> whole(args.get(0)) - whole(args.get(1)))
        .add("sprig_mul", 2, args -> whole(args.get(0)) * whole(args.get(1)))
        .add(
            "sprig_div", 2, args -> NumberFunctions.divided(whole(args.get(0)), whole(args.get(1))))
        .add(
            "sprig_mod", 2, args -> NumberFunctions.modulo(whole(args.get(0)), whole(args.get(1))));
  }

  private static void on(Functions functions, String name, UnaryOperator<String> function) {
    functions.add("sprig_" + name, 1, args -> function.apply(args.text(0)));
  }

  private static @Nullable Object at(List<?> list, int index) {
    return list.isEmpty() ? null : list.get(index);
  }

  private static List<?> reversed(List<?> list) {
    List<Object> result = new ArrayList<>(list);
    Collections.reverse(result);
    return result;
  }

  private static Map<String, @Nullable Object> dictionary(Arguments args) {
    Map<String, @Nullable Object> result = new TreeMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      result.put(args.shown(i), i + 1 < args.size() ? args.get(i + 1) : "");
    }
    return result;
  }

  private static long whole(@Nullable Object value) {
    return value instanceof Number number
        ? number.longValue()
        : NumberFunctions.integer(GoValues.text(value));
  }
}
