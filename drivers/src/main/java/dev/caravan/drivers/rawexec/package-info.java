/**
 * The {@code raw_exec} driver: real processes, without isolation.
 *
 * <p>A task is three generations of processes, so that it outlives the host that started it:
 *
 * <pre>
 *   host JVM
 *     supervisor   sh, a session of its own: waits for the command, notes its exit code
 *       command    leader of a session and process group of its own; signals go to this group
 *         …        whatever it starts
 * </pre>
 *
 * The supervisor keeps its notes in a directory within the task's, where a later host finds them.
 */
@NullMarked
package dev.caravan.drivers.rawexec;

import org.jspecify.annotations.NullMarked;
