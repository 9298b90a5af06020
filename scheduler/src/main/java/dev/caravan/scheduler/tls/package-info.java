/** TLS where a job file asks for less than Java gives. */
@NullMarked
package dev.caravan.scheduler.tls;

import org.jspecify.annotations.NullMarked;
