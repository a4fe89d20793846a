/** Works one task from its file to its commit, and a queue until it is empty. */
@NullMarked
package dev.ralph.loop;

import org.jspecify.annotations.NullMarked;
