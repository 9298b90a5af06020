@NullMarked
package dev.caravan.example.cli.common;

import org.jspecify.annotations.NullMarked;
