@NullMarked
package dev.caravan.example.cli.agent;

import org.jspecify.annotations.NullMarked;
