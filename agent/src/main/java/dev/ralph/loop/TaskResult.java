package dev.ralph.loop;

import dev.ralph.model.Status;
import dev.ralph.model.TaskId;

/** How the work on one task ended, in a word and a sentence. */
public record TaskResult(TaskId task, Status status, String sentence) {}
