/** Appends what happened and stores evidence. */
@NullMarked
package dev.ralph.journal;

import org.jspecify.annotations.NullMarked;
