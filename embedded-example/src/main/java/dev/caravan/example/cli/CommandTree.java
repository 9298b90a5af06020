package dev.caravan.example.cli;

import dev.caravan.example.cli.agent.AgentCommand;
import dev.caravan.example.cli.alloc.AllocChecksCommand;
import dev.caravan.example.cli.alloc.AllocExecCommand;
import dev.caravan.example.cli.alloc.AllocExplainCommand;
import dev.caravan.example.cli.alloc.AllocFsCommand;
import dev.caravan.example.cli.alloc.AllocLogsCommand;
import dev.caravan.example.cli.alloc.AllocRestartCommand;
import dev.caravan.example.cli.alloc.AllocSignalCommand;
import dev.caravan.example.cli.alloc.AllocStatusCommand;
import dev.caravan.example.cli.alloc.AllocStopCommand;
import dev.caravan.example.cli.audit.AuditDiffCommand;
import dev.caravan.example.cli.audit.AuditEventsCommand;
import dev.caravan.example.cli.audit.AuditForkCommand;
import dev.caravan.example.cli.audit.AuditReplayCommand;
import dev.caravan.example.cli.audit.AuditStateCommand;
import dev.caravan.example.cli.audit.AuditVerifyCommand;
import dev.caravan.example.cli.audit.AuditWhyCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.deployment.DeploymentFailCommand;
import dev.caravan.example.cli.deployment.DeploymentListCommand;
import dev.caravan.example.cli.deployment.DeploymentPauseCommand;
import dev.caravan.example.cli.deployment.DeploymentPromoteCommand;
import dev.caravan.example.cli.deployment.DeploymentResumeCommand;
import dev.caravan.example.cli.deployment.DeploymentStatusCommand;
import dev.caravan.example.cli.deployment.DeploymentUnblockCommand;
import dev.caravan.example.cli.eval.EvalListCommand;
import dev.caravan.example.cli.eval.EvalStatusCommand;
import dev.caravan.example.cli.job.JobAllocsCommand;
import dev.caravan.example.cli.job.JobDeploymentsCommand;
import dev.caravan.example.cli.job.JobDispatchCommand;
import dev.caravan.example.cli.job.JobEvalCommand;
import dev.caravan.example.cli.job.JobExplainCommand;
import dev.caravan.example.cli.job.JobHistoryCommand;
import dev.caravan.example.cli.job.JobInitCommand;
import dev.caravan.example.cli.job.JobInspectCommand;
import dev.caravan.example.cli.job.JobPeriodicForceCommand;
import dev.caravan.example.cli.job.JobPlanCommand;
import dev.caravan.example.cli.job.JobPromoteCommand;
import dev.caravan.example.cli.job.JobRevertCommand;
import dev.caravan.example.cli.job.JobRunCommand;
import dev.caravan.example.cli.job.JobScaleCommand;
import dev.caravan.example.cli.job.JobStatusCommand;
import dev.caravan.example.cli.job.JobStopCommand;
import dev.caravan.example.cli.job.JobValidateCommand;
import dev.caravan.example.cli.log.LogArchiveCommand;
import dev.caravan.example.cli.log.LogBackupCommand;
import dev.caravan.example.cli.log.LogExportCommand;
import dev.caravan.example.cli.log.LogHeadCommand;
import dev.caravan.example.cli.log.LogImportCommand;
import dev.caravan.example.cli.log.LogVerifyCommand;
import dev.caravan.example.cli.node.NodeDrainCommand;
import dev.caravan.example.cli.node.NodeEligibilityCommand;
import dev.caravan.example.cli.node.NodePoolInfoCommand;
import dev.caravan.example.cli.node.NodePoolJobsCommand;
import dev.caravan.example.cli.node.NodePoolListCommand;
import dev.caravan.example.cli.node.NodePoolNodesCommand;
import dev.caravan.example.cli.node.NodeStatusCommand;
import dev.caravan.example.cli.operator.SchedulerGetConfigCommand;
import dev.caravan.example.cli.operator.SchedulerSetConfigCommand;
import dev.caravan.example.cli.system.EventStreamCommand;
import dev.caravan.example.cli.system.ServerMembersCommand;
import dev.caravan.example.cli.system.StatusCommand;
import dev.caravan.example.cli.system.SystemGcCommand;
import dev.caravan.example.cli.system.SystemReconcileSummariesCommand;
import dev.caravan.example.cli.system.VersionCommand;
import picocli.CommandLine;

/** All commands, by the words that people type. */
final class CommandTree {
  static final String PROGRAM = "caravan";

  private CommandTree() {}

  /** The commands of a session. */
  static CommandLine of(Session session) {
    CommandLine root =
        CommandGroup.of("Runs workloads by Nomad's job files, and shows how they are.")
            .setCommandName(PROGRAM)
            .addSubcommand("agent", new AgentCommand(session))
            .addSubcommand("job", job(session))
            .addSubcommand("alloc", alloc(session))
            .addSubcommand("node", node(session))
            .addSubcommand("deployment", deployment(session))
            .addSubcommand("eval", eval(session))
            .addSubcommand("server", server(session))
            .addSubcommand("system", system(session))
            .addSubcommand("operator", operator(session))
            .addSubcommand("event", event(session))
            .addSubcommand("audit", audit(session))
            .addSubcommand("log", log(session))
            .addSubcommand("status", new StatusCommand(session))
            .addSubcommand("version", new VersionCommand(session))
            .addSubcommand("completion", new CompletionCommand(session));
    // Nomad's options are words behind a single dash; -short is not -s -h -o -r -t.
    return root.setPosixClusteredShortOptionsAllowed(false);
  }

  private static CommandLine job(Session session) {
    return CommandGroup.of("Interact with jobs.")
        .addSubcommand("init", new JobInitCommand(session))
        .addSubcommand("validate", new JobValidateCommand(session))
        .addSubcommand("plan", new JobPlanCommand(session))
        .addSubcommand("run", new JobRunCommand(session))
        .addSubcommand("status", new JobStatusCommand(session))
        .addSubcommand("stop", new JobStopCommand(session))
        .addSubcommand("inspect", new JobInspectCommand(session))
        .addSubcommand("history", new JobHistoryCommand(session))
        .addSubcommand("allocs", new JobAllocsCommand(session))
        .addSubcommand("deployments", new JobDeploymentsCommand(session))
        .addSubcommand("revert", new JobRevertCommand(session))
        .addSubcommand("promote", new JobPromoteCommand(session))
        .addSubcommand("scale", new JobScaleCommand(session))
        .addSubcommand("eval", new JobEvalCommand(session))
        .addSubcommand("explain", new JobExplainCommand(session))
        .addSubcommand("dispatch", new JobDispatchCommand(session))
        .addSubcommand("periodic", periodic(session));
  }

  private static CommandLine periodic(Session session) {
    return CommandGroup.of("Interact with periodic jobs.")
        .addSubcommand("force", new JobPeriodicForceCommand(session));
  }

  private static CommandLine alloc(Session session) {
    return CommandGroup.of("Interact with allocations.")
        .addSubcommand("status", new AllocStatusCommand(session))
        .addSubcommand("explain", new AllocExplainCommand(session))
        .addSubcommand("logs", new AllocLogsCommand(session))
        .addSubcommand("fs", new AllocFsCommand(session))
        .addSubcommand("stop", new AllocStopCommand(session))
        .addSubcommand("checks", new AllocChecksCommand(session))
        .addSubcommand("exec", exec(session))
        .addSubcommand("restart", new AllocRestartCommand(session))
        .addSubcommand("signal", new AllocSignalCommand(session));
  }

  /** What follows the allocation is the command's, whatever it looks like. */
  private static CommandLine exec(Session session) {
    return new CommandLine(new AllocExecCommand(session)).setStopAtPositional(true);
  }

  private static CommandLine node(Session session) {
    return CommandGroup.of("Interact with nodes.")
        .addSubcommand("status", new NodeStatusCommand(session))
        .addSubcommand("drain", new NodeDrainCommand(session))
        .addSubcommand("eligibility", new NodeEligibilityCommand(session))
        .addSubcommand("pool", pool(session));
  }

  private static CommandLine pool(Session session) {
    return CommandGroup.of("Look at node pools.")
        .addSubcommand("list", new NodePoolListCommand(session))
        .addSubcommand("info", new NodePoolInfoCommand(session))
        .addSubcommand("nodes", new NodePoolNodesCommand(session))
        .addSubcommand("jobs", new NodePoolJobsCommand(session));
  }

  private static CommandLine deployment(Session session) {
    return CommandGroup.of("Interact with deployments.")
        .addSubcommand("list", new DeploymentListCommand(session))
        .addSubcommand("status", new DeploymentStatusCommand(session))
        .addSubcommand("promote", new DeploymentPromoteCommand(session))
        .addSubcommand("fail", new DeploymentFailCommand(session))
        .addSubcommand("pause", new DeploymentPauseCommand(session))
        .addSubcommand("resume", new DeploymentResumeCommand(session))
        .addSubcommand("unblock", new DeploymentUnblockCommand(session));
  }

  private static CommandLine eval(Session session) {
    return CommandGroup.of("Interact with evaluations.")
        .addSubcommand("list", new EvalListCommand(session))
        .addSubcommand("status", new EvalStatusCommand(session));
  }

  private static CommandLine server(Session session) {
    return CommandGroup.of("Interact with servers.")
        .addSubcommand("members", new ServerMembersCommand(session));
  }

  private static CommandLine system(Session session) {
    return CommandGroup.of("Interact with the system.")
        .addSubcommand("gc", new SystemGcCommand(session))
        .addSubcommand(
            "reconcile",
            CommandGroup.of("Put right what the system derives.")
                .addSubcommand("summaries", new SystemReconcileSummariesCommand(session)));
  }

  private static CommandLine operator(Session session) {
    return CommandGroup.of("Change how the cluster is run.")
        .addSubcommand(
            "scheduler",
            CommandGroup.of("Look at the scheduler configuration, and change it.")
                .addSubcommand("get-config", new SchedulerGetConfigCommand(session))
                .addSubcommand("set-config", new SchedulerSetConfigCommand(session)));
  }

  private static CommandLine audit(Session session) {
    return CommandGroup.of("Read the log back: what happened and why, and how things were.")
        .addSubcommand("events", new AuditEventsCommand(session))
        .addSubcommand("why", new AuditWhyCommand(session))
        .addSubcommand("state", new AuditStateCommand(session))
        .addSubcommand("diff", new AuditDiffCommand(session))
        .addSubcommand("explain", new AllocExplainCommand(session))
        .addSubcommand("replay", new AuditReplayCommand(session))
        .addSubcommand("verify", new AuditVerifyCommand(session))
        .addSubcommand("fork", new AuditForkCommand(session));
  }

  private static CommandLine log(Session session) {
    return CommandGroup.of("Copy the log, check it, and archive what is old of it.")
        .addSubcommand("head", new LogHeadCommand(session))
        .addSubcommand("verify", new LogVerifyCommand(session))
        .addSubcommand("export", new LogExportCommand(session))
        .addSubcommand("import", new LogImportCommand(session))
        .addSubcommand("backup", new LogBackupCommand(session))
        .addSubcommand("archive", new LogArchiveCommand(session));
  }

  private static CommandLine event(Session session) {
    return CommandGroup.of("Watch what happens.")
        .addSubcommand("stream", new EventStreamCommand(session));
  }
}
