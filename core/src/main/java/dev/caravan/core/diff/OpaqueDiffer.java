package dev.caravan.core.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares what jobs keep by the names of Nomad's API without a meaning here. What is a block, a
 * list of blocks or a list of words shows in the form of its value.
 */
final class OpaqueDiffer {
  /** What Nomad's diffs call by another name than its API, where needed with what it is in. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Actions", "Action"),
          Map.entry("CNI", "CNIConfig"),
          Map.entry("Connect", "ConsulConnect"),
          Map.entry("Identities", "Identity"),
          Map.entry("Links", "Link"),
          Map.entry("Listeners", "Listener"),
          Map.entry("Listeners.Services", "ConsulIngressService"),
          Map.entry("Regions", "Region"),
          Map.entry("Secrets", "Secret"),
          Map.entry("SidecarService.Proxy", "ConsulProxy"),
          Map.entry("Terminating.Services", "Service"),
          Map.entry("Upstreams", "ConsulUpstreams"));

  /** Maps whose keys people choose: their entries are values of what they are in. */
  private static final Set<String> FREE_MAPS =
      Set.of("Env", "Header", "Headers", "Labels", "Meta", "TaggedAddresses");

  /** Free maps that are blocks of their own, however deep. */
  private static final String CONFIG = "Config";

  /** Never shown: a plan is read by more people than a job file. */
  private static final Set<String> SECRETS = Set.of("ConsulToken", "NomadTokenID", "VaultToken");

  private OpaqueDiffer() {}

  /** The values that stand for themselves. */
  static Fields fieldsOf(Map<String, Object> opaque) {
    Fields fields = new Fields();
    opaque.forEach(
        (key, value) -> {
          boolean scalar = !(value instanceof Map) && !(value instanceof List);
          if ((scalar || FREE_MAPS.contains(key)) && !SECRETS.contains(key)) {
            fields.flatten(key, value);
          }
        });
    return fields;
  }

  /** The blocks and lists that differ. */
  static List<ObjectDiff> objects(Sides<Map<String, Object>> opaque) {
    return within("", opaque).stream().filter(object -> object.type() != DiffType.NONE).toList();
  }

  private static List<ObjectDiff> within(String parent, Sides<Map<String, Object>> opaque) {
    SortedSet<String> keys = new TreeSet<>(opaque.before().keySet());
    keys.addAll(opaque.after().keySet());
    keys.removeAll(FREE_MAPS);
    List<ObjectDiff> objects = new ArrayList<>();
    Change<Map<String, Object>> all = new Change<>(opaque.before(), opaque.after());
    for (String key : keys) {
      objects.addAll(of(parent, key, all.ifAny(values -> values.get(key)).orElseThrow()));
    }
    return objects;
  }

  private static List<ObjectDiff> of(String parent, String key, Change<Object> value) {
    if (value.newest() instanceof Map && key.equals(CONFIG)) {
      return ObjectDiffs.map(key, value.map(OpaqueDiffer::asMap)).stream().toList();
    }
    if (value.newest() instanceof Map) {
      return blocks(parent, key, List.of(value.part(OpaqueDiffer::asMap)));
    }
    if (value.newest() instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
      return blocks(
          parent, key, Sides.byName(value.list(OpaqueDiffer::asMaps), OpaqueDiffer::nameOf));
    }
    return value.newest() instanceof List
        ? ObjectDiffs.wordsInContext(key, value.list(OpaqueDiffer::asWords)).stream().toList()
        : List.of();
  }

  private static List<ObjectDiff> blocks(
      String parent, String key, List<Change<Map<String, Object>>> blocks) {
    String name = NAMES.getOrDefault(parent + "." + key, NAMES.getOrDefault(key, key));
    return ObjectDiffs.differing(
        blocks,
        change ->
            new ObjectDiff(
                change.type(),
                name,
                FieldDiffs.inContext(change.fields(OpaqueDiffer::fieldsOf)),
                within(key, change.map(map -> map))));
  }

  /** What tells blocks of a list apart; the same for all where nothing does. */
  private static String nameOf(Map<String, Object> block) {
    return String.valueOf(block.getOrDefault("Name", block.getOrDefault("DestinationName", "")));
  }

  /** Empty if it is something else: what changed its form was replaced. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  private static List<Map<String, Object>> asMaps(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(OpaqueDiffer::asMap).toList()
        : List.of();
  }

  private static List<String> asWords(Object value) {
    return value instanceof List<?> list ? list.stream().map(Fields::text).toList() : List.of();
  }
}
