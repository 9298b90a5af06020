/** What the command line prints, in the layout and the words of Nomad's. */
@NullMarked
package dev.caravan.example.output;

import org.jspecify.annotations.NullMarked;
