/**
 * What job files look like before they mean anything: a tree of blocks, attributes and values, each
 * with its position. HCL and JSON are both read into it. Not part of the API.
 */
@NullMarked
package dev.caravan.core.jobspec.syntax;

import org.jspecify.annotations.NullMarked;
