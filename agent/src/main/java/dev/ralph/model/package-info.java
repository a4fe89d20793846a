/** The nouns of the program: immutable values with no I/O. */
@NullMarked
package dev.ralph.model;

import org.jspecify.annotations.NullMarked;
