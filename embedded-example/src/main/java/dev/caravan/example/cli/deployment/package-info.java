/** Commands on deployments. */
@NullMarked
package dev.caravan.example.cli.deployment;

import org.jspecify.annotations.NullMarked;
