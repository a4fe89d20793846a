/** Lets a model read, edit and test inside the clone until it hands in a patch. */
@NullMarked
package dev.ralph.coder;

import org.jspecify.annotations.NullMarked;
