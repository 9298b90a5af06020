/** What somebody asks for. A command is accepted whole, as events, or refused with a reason. */
@NullMarked
package dev.caravan.core.command;

import org.jspecify.annotations.NullMarked;
