/**
 * Commands as processes of the host, which outlive it: for the drivers whose tasks are such.
 *
 * <p>A task is three generations of processes:
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
package dev.caravan.drivers.process;

import org.jspecify.annotations.NullMarked;
