/**
 * Computes what is left to compute in a job file: expressions, variables, locals and dynamic
 * blocks. Bounded in steps, depth and the room of what is made; reads no files but those that the
 * host allows. Not part of the API.
 */
@NullMarked
package dev.caravan.core.jobspec.eval;

import org.jspecify.annotations.NullMarked;
