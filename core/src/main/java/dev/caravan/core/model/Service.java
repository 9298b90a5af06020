package dev.caravan.core.model;

import java.util.List;
import java.util.Map;

/**
 * A name under which tasks are to be found, and how it is checked that they answer.
 *
 * @param name the name
 * @param portLabel the port it is reached on, by its label; empty for none
 * @param addressMode which address is registered: {@code auto}, {@code host}, {@code driver} …
 * @param tags words to find it by
 * @param canaryTags the same for canaries; empty for the same tags
 * @param enableTagOverride whether the registry may change its tags
 * @param meta free key-value pairs
 * @param task the task that script checks run in; empty for none
 * @param onUpdate how checks count in a roll-out: {@code require_healthy} …
 * @param checks what tells whether it answers
 * @param provider who registers it; empty for not said
 * @param canaryMeta meta of canaries; empty for the same meta
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record Service(
    String name,
    String portLabel,
    String addressMode,
    List<String> tags,
    List<String> canaryTags,
    boolean enableTagOverride,
    Map<String, String> meta,
    String task,
    String onUpdate,
    List<ServiceCheck> checks,
    String provider,
    Map<String, String> canaryMeta,
    Map<String, Object> opaque) {
  /** Who registers services here. */
  private static final String PROVIDER = "nomad";

  public Service {
    tags = List.copyOf(tags);
    canaryTags = List.copyOf(canaryTags);
    meta = Immutable.ordered(meta);
    checks = List.copyOf(checks);
    provider = IfAbsent.use(provider, "");
    canaryMeta = IfAbsent.none(canaryMeta);
    opaque = Opaque.copy(opaque);
  }

  /** Whether it is registered, and checked, by this scheduler; there is no Consul for others. */
  public boolean registeredHere() {
    return provider.equals(PROVIDER);
  }

  /** A service of this name on this port, with all else at its default. */
  public static Service of(String name, String portLabel, ServiceCheck... checks) {
    return new Service(
        name,
        portLabel,
        Defaults.ADDRESS_MODE,
        List.of(),
        List.of(),
        false,
        Map.of(),
        "",
        Defaults.ON_UPDATE,
        List.of(checks),
        "",
        Map.of(),
        Map.of());
  }
}
