package dev.caravan.scheduler.engine;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** What can happen to a cluster, and how often it does. */
enum Happening {
  REGISTER(10, Operators::register),
  PLAN(1, Operators::plan),
  STOP(1, Operators::stop),
  PURGE(1, Operators::purge),
  RESCHEDULE_FAILED(1, Operators::rescheduleFailed),
  STOP_ALLOCATION(1, Operators::stopAllocation),
  PROMOTE(1, Operators::promote),
  FAIL_DEPLOYMENT(1, Operators::failDeployment),
  PAUSE_DEPLOYMENT(1, Operators::pauseDeployment),
  RESUME_DEPLOYMENT(1, Operators::resumeDeployment),
  DISPATCH(3, RandomLaunches::dispatch),
  FORCE_LAUNCH(1, RandomLaunches::force),
  JUDGE_BY_HAND(1, Operators::judgeByHand),
  ADD_NODE(1, Operators::addNode),
  DRAIN(1, Operators::drain),
  CANCEL_DRAIN(1, Operators::cancelDrain),
  CHANGE_ELIGIBILITY(1, Operators::changeEligibility),
  CHOOSE_PREEMPTION(2, Operators::choosePreemption),
  TAKE_ONE_STEP(1, scene -> scene.cluster().step()),
  LOSE_NODE(1, Faults::loseNode),
  DISCONNECT_NODE(2, Faults::disconnectNode),
  RETURN_NODE(3, Faults::returnNode),
  SILENCE_NODE(1, Faults::silenceNode),
  PURGE_NODE(1, Faults::purgeNode),
  COLLECT_GARBAGE(2, scene -> scene.cluster().collectGarbage()),
  REPEAT_REPORT(1, Faults::repeatReport),
  JUMP_CLOCK(1, Faults::jumpClock),
  CRASH_HOST(2, Faults::crashHost),
  MEANWHILE(1, Faults::meanwhile),
  /** Only at the end. */
  END_LAUNCHES(0, RandomLaunches::end);

  private static final int ALL = Arrays.stream(values()).mapToInt(one -> one.weight).sum();

  private final int weight;
  private final Consumer<Scene> what;

  Happening(int weight, Consumer<Scene> what) {
    this.weight = weight;
    this.what = what;
  }

  /** The heavier the likelier. */
  static Happening any(Random random) {
    int left = random.nextInt(ALL);
    for (Happening one : values()) {
      left -= one.weight;
      if (left < 0) {
        return one;
      }
    }
    throw new AssertionError("the weights of all are less than their sum");
  }

  void happenIn(Scene scene) {
    what.accept(scene);
  }
}
