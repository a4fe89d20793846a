package dev.ralph.model;

import java.util.List;

/**
 * One task of a plan file.
 *
 * @param number counted from 1 in the order of the file
 * @param files paths it is about, relative to the project
 * @param action what to do; for a checkpoint the question, with all that a person needs to answer it
 * @param verify shell commands that show whether it is done, one line each as a rule; empty when there are none
 * @param done what holds then, in words
 */
public record PlanTask(
        int number, Kind kind, String name, List<String> files, String action, String verify, String done) {

    /** Who does it. */
    public enum Kind {
        AUTO,
        /** Test first. */
        TDD,
        /** A person looks at what was built. */
        HUMAN_VERIFY,
        /** A person chooses. */
        DECISION,
        /** A person does something that no program can. */
        HUMAN_ACTION;

        public boolean isCheckpoint() {
            return this == HUMAN_VERIFY || this == DECISION || this == HUMAN_ACTION;
        }
    }

    public PlanTask {
        files = List.copyOf(files);
    }
}
