package dev.caravan.example.cli.agent;

import dev.caravan.core.storage.ProgressListener;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents in this process, on a free port of the loopback. */
public final class TestAgents {
  private TestAgents() {}

  /** One with a node {@code solo} of class {@code general}, and all state in memory. */
  public static Agent solo() {
    return solo(null);
  }

  /** One with such a node, and its state in this directory. */
  public static Agent solo(@Nullable Path dataDirectory) {
    return Agent.start(
        new AgentSettings(
            dataDirectory,
            "127.0.0.1",
            0,
            "",
            List.of(
                NodeConfig.named("solo")
                    .nodeClass("general")
                    .drivers(new RawExecDriver(), new MockDriver())),
            GarbageThresholds.DEFAULT,
            ProgressListener.NONE));
  }

  /** One with a node that needs a token. */
  public static Agent withToken(String token) {
    return Agent.start(
        new AgentSettings(
            null,
            "127.0.0.1",
            0,
            token,
            List.of(),
            GarbageThresholds.DEFAULT,
            ProgressListener.NONE));
  }
}
