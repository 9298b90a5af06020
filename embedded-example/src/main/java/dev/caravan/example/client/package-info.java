/** Speaks to an agent over Nomad's HTTP API. */
@NullMarked
package dev.caravan.example.client;

import org.jspecify.annotations.NullMarked;
