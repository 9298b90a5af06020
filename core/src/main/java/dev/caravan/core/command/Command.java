package dev.caravan.core.command;

/** Something that somebody asks for. */
public sealed interface Command
    permits JobCommand,
        EvaluationCommand,
        AllocationCommand,
        DeploymentCommand,
        NodeCommand,
        OperatorCommand {}
