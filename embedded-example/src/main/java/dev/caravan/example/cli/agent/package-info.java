/** The agent: a scheduler in this process that others reach over HTTP. */
@NullMarked
package dev.caravan.example.cli.agent;

import org.jspecify.annotations.NullMarked;
