/** Puts what running and reading have shown into words, tables, pages and files for other tools. */
@NullMarked
package dev.ralph.diagnose.report;

import org.jspecify.annotations.NullMarked;
