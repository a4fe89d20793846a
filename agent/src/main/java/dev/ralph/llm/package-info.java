/** Asks a model, with budgets, and keeps the transcript. */
@NullMarked
package dev.ralph.llm;

import org.jspecify.annotations.NullMarked;
