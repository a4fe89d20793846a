/** Drives one test framework: which tests exist, run these in this order, what happened. */
@NullMarked
package dev.ralph.runner;

import org.jspecify.annotations.NullMarked;
