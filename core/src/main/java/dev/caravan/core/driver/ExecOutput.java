package dev.caravan.core.driver;

import java.io.IOException;

/**
 * Takes what a command writes, from one thread for each of its two outputs. Who takes his time
 * makes the command wait; who throws gets no more of it, and the command is ended.
 */
public interface ExecOutput {

  /** Takes a part of its standard output. */
  void stdout(byte[] part) throws IOException;

  /** Takes a part of its standard error. */
  void stderr(byte[] part) throws IOException;
}
