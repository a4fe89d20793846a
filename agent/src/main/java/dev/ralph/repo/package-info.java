/** Opens clones, applies patches, commits. */
@NullMarked
package dev.ralph.repo;

import org.jspecify.annotations.NullMarked;
