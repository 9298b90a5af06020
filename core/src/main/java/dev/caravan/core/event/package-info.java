/**
 * What happened. These records are the stored contract: a stored event is never edited, a change of
 * form gets a new revision and an upcaster.
 */
@NullMarked
package dev.caravan.core.event;

import org.jspecify.annotations.NullMarked;
