/** Judges a change and a plan: guards, before against after, must-haves and verify commands. */
@NullMarked
package dev.ralph.verify;

import org.jspecify.annotations.NullMarked;
