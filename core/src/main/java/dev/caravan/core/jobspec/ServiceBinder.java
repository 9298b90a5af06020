package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.util.List;

/** Binds {@code service} blocks of groups and tasks. */
final class ServiceBinder {
  private ServiceBinder() {}

  /**
   * The services of these blocks.
   *
   * @param standardName the name of one that gives none
   */
  static List<Service> bind(List<BlockReader> blocks, String standardName) {
    return blocks.stream().map(block -> service(block, standardName)).toList();
  }

  private static Service service(BlockReader block, String standardName) {
    String name = block.text("name").filter(text -> !text.isEmpty()).orElse(standardName);
    String onUpdate = word(block, "on_update", Defaults.ON_UPDATE);
    ServiceCheck.Restart restart =
        block.only("check_restart").map(CheckBinder::restart).orElse(null);
    Service service =
        new Service(
            name,
            block.text("port").orElse(""),
            word(block, "address_mode", Defaults.ADDRESS_MODE),
            block.read("tags", Conversion.TEXTS).orElse(List.of()),
            block.read("canary_tags", Conversion.TEXTS).orElse(List.of()),
            block.flag("enable_tag_override").orElse(false),
            block.strings("meta"),
            block.text("task").orElse(""),
            onUpdate,
            block.plain("check").stream()
                .map(check -> CheckBinder.bind(check, name, onUpdate, restart))
                .toList(),
            provider(block),
            block.strings("canary_meta"),
            block.opaque(OpaqueKeys.SERVICE));
    block.finish();
    return service;
  }

  /** The default is as good as nothing; before Nomad 1.3 there was no other. */
  private static String provider(BlockReader block) {
    return block.text("provider").filter(text -> !text.equals("consul")).orElse("");
  }

  /** Nomad's API writes an empty string for what is not set. */
  static String word(BlockReader block, String name, String standard) {
    return block.text(name).filter(text -> !text.isEmpty()).orElse(standard);
  }
}
