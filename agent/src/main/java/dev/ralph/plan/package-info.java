/** Decides whether a task is done in steps or split into children. */
@NullMarked
package dev.ralph.plan;

import org.jspecify.annotations.NullMarked;
