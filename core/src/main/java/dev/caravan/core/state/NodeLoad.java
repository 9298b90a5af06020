package dev.caravan.core.state;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;

/**
 * A node, and how much of it is in use.
 *
 * @param node the node
 * @param computedClass what it is like; one and the same object for all nodes that are alike
 * @param use what allocations hold of it
 */
public record NodeLoad(Node node, ComputedClass computedClass, NodeUse use) {}
