@NullMarked
package dev.caravan.example.output;

import org.jspecify.annotations.NullMarked;
