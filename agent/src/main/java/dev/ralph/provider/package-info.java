/** Starts a provider and says how a test reaches it. */
@NullMarked
package dev.ralph.provider;

import org.jspecify.annotations.NullMarked;
