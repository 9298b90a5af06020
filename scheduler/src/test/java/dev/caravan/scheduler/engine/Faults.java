package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Node;
import java.time.Duration;

/** What goes wrong in a cluster, beside the tasks themselves. */
final class Faults {
  private static final int FEW_UNITS = 8;

  private Faults() {}

  /** Never the last one. */
  static void loseNode(Scene scene) {
    if (scene.state().nodes().stream().filter(Node::acceptsPlacements).count() > 1) {
      scene.node(Node::acceptsPlacements).ifPresent(scene.cluster()::nodeDown);
    }
  }

  /** It will not come back; never the last one. */
  static void purgeNode(Scene scene) {
    if (scene.state().nodes().stream().filter(Node::acceptsPlacements).count() > 1) {
      scene.node(Node::acceptsPlacements).ifPresent(scene.cluster()::purgeNode);
    }
  }

  static void disconnectNode(Scene scene) {
    scene.node(any -> true).ifPresent(scene.cluster()::disconnect);
  }

  /** Be it down, disconnected, or about to be. */
  static void returnNode(Scene scene) {
    scene.node(any -> true).ifPresent(scene.cluster()::reconnect);
  }

  /** What happens on a node is heard of later. */
  static void silenceNode(Scene scene) {
    Duration silence = scene.seconds(180);
    scene.node(any -> true).ifPresent(node -> scene.cluster().silence(node, silence));
  }

  /** Old news comes once more, as if its first arrival had not been acknowledged. */
  static void repeatReport(Scene scene) {
    int reports = scene.cluster().reports();
    if (reports > 0) {
      scene.cluster().repeatReport(scene.number(reports));
    }
  }

  /** The host sleeps, or its clock is put back. */
  static void jumpClock(Scene scene) {
    Duration jump = scene.once(3) ? scene.seconds(600).negated() : scene.seconds(7_200);
    scene.cluster().sleepUntil(scene.cluster().now().plus(jump));
  }

  /** The host ends without notice, between any two units of the log. */
  static void crashHost(Scene scene) {
    scene.cluster().crashAfter(1 + scene.number(FEW_UNITS));
  }

  /** Something happens between the making of a plan and its application. */
  static void meanwhile(Scene scene) {
    Happening what = scene.once(2) ? Happening.REGISTER : Happening.STOP_ALLOCATION;
    scene.cluster().beforeNextPlanIsApplied(() -> what.happenIn(scene));
  }
}
