/** Reads task files and edits only the bytes it must. */
@NullMarked
package dev.ralph.queue;

import org.jspecify.annotations.NullMarked;
