/** Finds by reading what in the source of tests makes them depend on each other. */
@NullMarked
package dev.ralph.diagnose.reading;

import org.jspecify.annotations.NullMarked;
