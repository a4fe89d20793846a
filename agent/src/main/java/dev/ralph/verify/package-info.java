/** Judges a change: guards, and before against after. */
@NullMarked
package dev.ralph.verify;

import org.jspecify.annotations.NullMarked;
