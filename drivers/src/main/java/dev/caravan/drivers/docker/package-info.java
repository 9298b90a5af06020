/**
 * The {@code docker} driver: containers of a Docker daemon.
 *
 * <p>A container is known by its name, {@code task-allocation}, so that a restarted host finds it
 * again. Its output is read from the daemon's log, which loses nothing while no host is there, and
 * copied to the task's log files from where the last host stopped.
 */
@NullMarked
package dev.caravan.drivers.docker;

import org.jspecify.annotations.NullMarked;
