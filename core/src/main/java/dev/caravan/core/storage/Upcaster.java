package dev.caravan.core.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * One step from what was stored of an event once to the form of the next revision.
 *
 * @param event the name of its type
 * @param from the revision that is read
 * @param to the revision that it becomes
 * @param change makes the one of the other; it may change what it is given
 */
record Upcaster(String event, String from, String to, UnaryOperator<ObjectNode> change) {}
