@NullMarked
package dev.caravan.example.client;

import org.jspecify.annotations.NullMarked;
