/** From job files, HCL or JSON, to jobs, or to problems with their place. */
@NullMarked
package dev.caravan.core.jobspec;

import org.jspecify.annotations.NullMarked;
