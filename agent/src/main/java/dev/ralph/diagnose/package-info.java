/** Finds which test leaks what into which, by running and by reading. */
@NullMarked
package dev.ralph.diagnose;

import org.jspecify.annotations.NullMarked;
