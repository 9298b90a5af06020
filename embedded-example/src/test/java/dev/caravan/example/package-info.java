@NullMarked
package dev.caravan.example;

import org.jspecify.annotations.NullMarked;
