/** Runs one command with limits and reports what it did. */
@NullMarked
package dev.ralph.sandbox;

import org.jspecify.annotations.NullMarked;
