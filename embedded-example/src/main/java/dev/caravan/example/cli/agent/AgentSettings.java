package dev.caravan.example.cli.agent;

import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is set up.
 *
 * @param dataDirectory where the log and the files of tasks are kept; null for memory, which ends
 *     with the agent
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param token what clients must present; empty for nothing
 * @param nodes what runs tasks
 * @param garbage how long what has ended is kept
 * @param replayProgress told how far it is with reading its log
 */
record AgentSettings(
    @Nullable Path dataDirectory,
    String host,
    int port,
    String token,
    List<NodeConfig> nodes,
    GarbageThresholds garbage,
    ProgressListener replayProgress) {}
