package dev.caravan.scheduler.runner;

import dev.caravan.scheduler.check.CheckProbe;
import java.time.Clock;

/**
 * What the runners of a node share.
 *
 * @param drivers to ask
 * @param checks what allocations declare of them
 * @param probe asks services
 * @param preparation what is done before a task starts
 * @param templates of the tasks
 * @param directories where the files of allocations are
 * @param contact whether reports get through
 * @param notes which runs were started
 * @param outbox takes what is to be reported
 * @param threads to work on
 * @param clock tells the time of events
 */
record RunnerContext(
    DriverCalls drivers,
    CheckDeclarations checks,
    CheckProbe probe,
    TaskPreparation preparation,
    TaskTemplates templates,
    AllocationDirectories directories,
    Contact contact,
    RunNotes notes,
    StatusOutbox outbox,
    RunnerThreads threads,
    Clock clock) {}
