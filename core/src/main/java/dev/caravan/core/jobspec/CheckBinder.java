package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.ServiceCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds {@code check} blocks of services. */
final class CheckBinder {
  private static final ServiceCheck.Restart STANDARD =
      new ServiceCheck.Restart(0, Defaults.CHECK_GRACE, false);

  private CheckBinder() {}

  static ServiceCheck bind(
      BlockReader block,
      String service,
      String onUpdate,
      ServiceCheck.@Nullable Restart ofService) {
    ServiceCheck check =
        new ServiceCheck(
            ServiceBinder.word(block, "name", "service: \"" + service + "\" check"),
            block.text("type").orElse(""),
            block.text("port").orElse(""),
            block.text("address_mode").orElse(""),
            http(block),
            script(block),
            new ServiceCheck.Grpc(
                block.text("grpc_service").orElse(""), block.flag("grpc_use_tls").orElse(false)),
            block.read("interval", Conversion.DURATION).orElse(Duration.ZERO),
            block.read("timeout", Conversion.DURATION).orElse(Duration.ZERO),
            block.text("initial_status").orElse(""),
            ServiceBinder.word(block, "on_update", onUpdate),
            block.integer("success_before_passing").orElse(0),
            block.integer("failures_before_critical").orElse(0),
            block.flag("expose").orElse(false),
            block
                .only("check_restart")
                .map(inner -> restart(inner, ofService == null ? STANDARD : ofService))
                .orElse(ofService),
            block.opaque(OpaqueKeys.CHECK));
    block.finish();
    return check;
  }

  private static ServiceCheck.Http http(BlockReader block) {
    return new ServiceCheck.Http(
        block.text("path").orElse(""),
        block.text("method").orElse(""),
        block.text("protocol").orElse(""),
        headers(block.config("header")),
        block.text("body").orElse(""),
        block.flag("tls_skip_verify").orElse(false));
  }

  /** Each header has one value or a list of them. */
  private static Map<String, List<String>> headers(Map<String, Object> written) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> {
          List<?> values = value instanceof List<?> list ? list : List.of(value);
          headers.put(name, values.stream().map(String::valueOf).toList());
        });
    return headers;
  }

  private static ServiceCheck.Script script(BlockReader block) {
    return new ServiceCheck.Script(
        block.text("command").orElse(""),
        block.read("args", Conversion.TEXTS).orElse(List.of()),
        block.text("task").orElse(""));
  }

  /** What a service says for its checks. */
  static ServiceCheck.Restart restart(BlockReader block) {
    return restart(block, STANDARD);
  }

  private static ServiceCheck.Restart restart(BlockReader block, ServiceCheck.Restart base) {
    ServiceCheck.Restart restart =
        new ServiceCheck.Restart(
            block.integer("limit").orElse(base.limit()),
            block.read("grace", Conversion.DURATION).orElse(base.grace()),
            block.flag("ignore_warnings").orElse(base.ignoreWarnings()));
    block.finish();
    return restart;
  }
}
