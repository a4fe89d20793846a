/** Finds by running which tests depend on others, on whom, and which state carries it. */
@NullMarked
package dev.ralph.diagnose.order;

import org.jspecify.annotations.NullMarked;
