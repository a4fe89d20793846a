/** Reads shell lines well enough to say what their exit status and their words can mean. */
@NullMarked
package dev.ralph.verify.shell;

import org.jspecify.annotations.NullMarked;
