package dev.caravan.core.event;

/** Something that happened and was written down. */
public sealed interface Event
    permits JobEvent, EvaluationEvent, AllocationEvent, DeploymentEvent, NodeEvent, OperatorEvent {}
