/** What Nomad's HTTP API says of things: as much of it as the command line shows. */
@NullMarked
package dev.caravan.example.api;

import org.jspecify.annotations.NullMarked;
