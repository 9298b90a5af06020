package dev.caravan.example.cli.agent;

import dev.caravan.core.model.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent writes while it runs. */
final class AgentLog {
  private static final String SETTINGS = "org.slf4j.simpleLogger.";

  private AgentLog() {}

  /** To be called before anything is logged: the back end reads its settings only once. */
  static void begin(String level) {
    System.setProperty(SETTINGS + "logFile", "System.out");
    System.setProperty(SETTINGS + "defaultLogLevel", level);
    System.setProperty(SETTINGS + "showDateTime", "true");
    System.setProperty(SETTINGS + "dateTimeFormat", "    yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    System.setProperty(SETTINGS + "showThreadName", "false");
    System.setProperty(SETTINGS + "showShortLogName", "true");
    System.setProperty(SETTINGS + "levelInBrackets", "true");
    System.setProperty(SETTINGS + "log.org.eclipse.jetty", "warn");
  }

  static void started(Agent agent) {
    for (Node node : agent.scheduler().nodes()) {
      log()
          .info(
              "node registered: node_id={} name={} datacenter={} drivers={}",
              node.id().value(),
              node.spec().name(),
              node.spec().datacenter(),
              node.spec().drivers());
    }
    log().info("serving: address={} jobs={}", agent.uri(), agent.scheduler().jobs().size());
  }

  static void stopping() {
    log().info("caught signal, shutting down");
  }

  static void stopped() {
    log().info("shutdown complete");
  }

  private static Logger log() {
    return LoggerFactory.getLogger("agent");
  }
}
