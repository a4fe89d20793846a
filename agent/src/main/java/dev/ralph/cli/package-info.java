/** The command line: options, wiring, exit codes and progress. */
@NullMarked
package dev.ralph.cli;

import org.jspecify.annotations.NullMarked;
