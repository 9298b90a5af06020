package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskUsage.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What holds all processes of a task together and limits them, whatever sessions and groups they
 * make. One that is made for a task again, by a later host, means the same.
 */
public interface Containment {

  /** None: processes are held together by their process group, and are not limited. */
  Containment NONE = new NoContainment();

  /** Whether it is {@link #NONE}. */
  boolean isNone();

  /** Makes it, empty, for a new run; what is left of an earlier one is ended. */
  void make() throws IOException, DriverException;

  /** Lines of a shell script by which the shell enters it, or ends with an error. */
  String enter();

  /** Lines of a shell script, with nothing but what is built into shells, that end all in it. */
  String endAll();

  /** Ends all in it. */
  void kill(Path sh) throws DriverException;

  /** The processes in it. */
  List<Long> processes() throws IOException;

  /** What is known here of their use, beside what is known of each of them. */
  Map<Measure, Double> measures();

  /** Adds to a task's end what is known here of its cause: that it used too much memory. */
  TaskExit explain(TaskExit exit);

  /** Ends all in it, and removes it; nothing if it is gone. */
  void remove(Path sh) throws IOException, DriverException;
}
