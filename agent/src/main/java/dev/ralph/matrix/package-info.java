/** Runs the tests in every cell of providers × orders × workers × rounds. */
@NullMarked
package dev.ralph.matrix;

import org.jspecify.annotations.NullMarked;
