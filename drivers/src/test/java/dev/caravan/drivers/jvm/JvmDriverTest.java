package dev.caravan.drivers.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.testkit.DriverContract;
import dev.caravan.drivers.testkit.Eventually;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JvmDriverTest extends DriverContract {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(100);

  /** What the stubborn handler waits for. */
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  protected TaskDriver newDriver() {
    return JvmDriver.builder()
        .handler("wait", JvmDriverTest::waitForCancellation)
        .handler("ignore", this::ignoreCancellation)
        .handler("end", context -> say(context, Integer.parseInt(context.config().get("code"))))
        .handler("fail", JvmDriverTest::fail)
        .handler("listen", JvmDriverTest::listen)
        .handler("clean", JvmDriverTest::cleanUp)
        .handler("show", JvmDriverTest::show)
        .build();
  }

  @Override
  protected Map<String, Object> running(String line) {
    return config("wait", Map.of("line", line));
  }

  @Override
  protected Map<String, Object> stubborn(String line) {
    return config("ignore", Map.of("line", line));
  }

  @Override
  protected Map<String, Object> ending(String line, int exitCode) {
    return config("end", Map.of("line", line, "code", exitCode));
  }

  @Override
  protected Map<String, Object> unstartable() {
    return config("${meta.no_such_handler}", Map.of());
  }

  @Override
  protected Set<Measure> measures() {
    return Set.of(Measure.PERCENT);
  }

  @Override
  protected long leastMemory() {
    return 0;
  }

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void namesAnUnknownHandler() {
    assertThat(driver.validate(config("wiat", Map.of())))
        .containsExactly("no handler \"wiat\" is registered; did you mean \"wait\"?");
  }

  @Test
  void isNotReadyWithoutHandlers() {
    try (TaskDriver empty = JvmDriver.builder().build()) {
      assertThat(empty.fingerprint().ready()).isFalse();
      assertThat(empty.fingerprint().description()).contains("no handlers are registered");
    }
  }

  @Test
  void tellsItsHandlersToConstraints() {
    assertThat(driver.fingerprint().attributes()).containsEntry("driver.jvm.handler.wait", "1");
  }

  @Test
  void refusesTwoHandlersOfOneName() {
    JvmDriver.Builder builder = JvmDriver.builder().handler("a", context -> 0);

    assertThatThrownBy(() -> builder.handler("a", context -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\"");
  }

  @Test
  void tellsAFailureInTheLogAndInAWord() throws Exception {
    TaskExit exit = ended(start(config("fail", Map.of())));

    assertThat(exit)
        .isEqualTo(new TaskExit(1, 0, false, "java.lang.IllegalStateException: no such table"));
    assertThat(sandbox.stderr())
        .contains("IllegalStateException: no such table", "at " + JvmDriverTest.class.getName());
  }

  @Test
  void anInterruptionThatWasAskedForIsNoFailure() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    task.kill("SIGTERM", GRACE);

    assertThat(ended(task)).isEqualTo(TaskExit.signalled(15));
    assertThat(sandbox.stderr()).isEmpty();
  }

  @Test
  void whatIsPrintedWhileItEndsIsNotLost() throws Exception {
    TaskHandle task = start(config("clean", Map.of()));
    sandbox.awaitStdout("up");

    task.kill(null, GRACE);

    assertThat(ended(task)).isEqualTo(TaskExit.code(9));
    assertThat(sandbox.stdout()).isEqualTo("up\ntold to end\ninterrupted\ncleaned\n");
  }

  @Test
  void saysThatAHandlerWasGivenUp() throws Exception {
    TaskHandle task = start(stubborn("up"));
    sandbox.awaitStdout("up");

    task.kill(null, SHORT);

    assertThat(ended(task).signal()).isEqualTo(9);
    assertThat(ended(task).error())
        .contains("handler \"ignore\" goes on", "kill_timeout of 100 ms");
  }

  @Test
  void isNotStartedAgainBeforeItHasReturned() throws Exception {
    TaskHandle task = start(stubborn("up"));
    sandbox.awaitStdout("up");
    task.kill(null, SHORT);

    assertThatThrownBy(() -> driver.start(sandbox.request(ending("x", 0))))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.isRecoverable()).isTrue())
        .hasMessageContaining("has not returned yet");
    released.countDown();

    Eventually.await("a start", () -> canStart(ending("again", 0)));
  }

  @Test
  void handsSignalsToThoseWhoTakeThem() throws Exception {
    TaskHandle task = start(config("listen", Map.of()));
    sandbox.awaitStdout("up");

    task.signal("SIGHUP");

    sandbox.awaitStdout("got SIGHUP");
  }

  @Test
  void refusesSignalsThatNobodyTakes() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    assertThatThrownBy(() -> task.signal("SIGHUP")).hasMessageContaining("takes no signals");
  }

  @Test
  void tellsTheHandlerWhatTheTaskHas() throws Exception {
    ended(start(sandbox.request(config("show", Map.of()), Map.of("COLOR", "blue"), List.of())));

    assertThat(sandbox.stdout()).isEqualTo("COLOR=blue\n");
    assertThat(sandbox.directories().local().resolve("made")).exists();
  }

  @Test
  void nothingIsFoundAgain() throws Exception {
    start(running("up"));

    assertThat(restarted().recover(sandbox.request(running("up")))).isEmpty();
  }

  @Test
  void closingEndsWhatRuns() throws Exception {
    TaskHandle task = start(running("up"));
    sandbox.awaitStdout("up");

    driver.close();

    assertThat(task.exit()).isDone();
  }

  private static Map<String, Object> config(String handler, Map<String, Object> config) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("handler", handler);
    whole.put("config", List.of(config));
    return whole;
  }

  private boolean canStart(Map<String, Object> config) {
    try {
      start(config);
      return true;
    } catch (DriverException notYet) {
      return false;
    }
  }

  private static int say(JvmContext context, int code) {
    context.stdout().println(context.config().get("line"));
    return code;
  }

  private static int waitForCancellation(JvmContext context) throws InterruptedException {
    say(context, 0);
    new CountDownLatch(1).await();
    return 0;
  }

  private int ignoreCancellation(JvmContext context) {
    say(context, 0);
    while (true) {
      try {
        released.await();
        return 0;
      } catch (InterruptedException ignored) {
        // That is what it is for.
      }
    }
  }

  private static int fail(JvmContext context) {
    throw new IllegalStateException("no such table");
  }

  private static int listen(JvmContext context) throws InterruptedException {
    context.onSignal(signal -> context.stdout().println("got " + signal));
    context.stdout().println("up");
    new CountDownLatch(1).await();
    return 0;
  }

  private static int cleanUp(JvmContext context) {
    CountDownLatch never = new CountDownLatch(1);
    context.onCancel(() -> context.stdout().println("told to end"));
    context.stdout().println("up");
    try {
      assertThat(never.await(1, TimeUnit.HOURS)).isTrue();
    } catch (InterruptedException e) {
      // The thread prints while it is marked as interrupted.
      Thread.currentThread().interrupt();
      context.stdout().println("interrupted");
      context.stdout().println("cleaned");
    }
    return context.isCancelled() ? 9 : 0;
  }

  private static int show(JvmContext context) throws Exception {
    context.env().forEach((name, value) -> context.stdout().println(name + "=" + value));
    Files.createFile(context.directories().local().resolve("made"));
    return 0;
  }
}
