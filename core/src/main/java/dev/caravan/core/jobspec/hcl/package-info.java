/**
 * Reads HCL text. A scanner of our own finds the tokens, a rewriter turns them into text of a form
 * that hcl4j reads reliably, and hcl4j gives the structure; see {@link
 * dev.caravan.core.jobspec.hcl.Rewriter} for the form and why. Not part of the API.
 */
@NullMarked
package dev.caravan.core.jobspec.hcl;

import org.jspecify.annotations.NullMarked;
