package dev.caravan.core.model;

/**
 * A directory of a node that tasks may have mounted.
 *
 * @param path where it is on the node
 * @param readOnly whether it is only ever read
 */
public record HostVolume(String path, boolean readOnly) {}
