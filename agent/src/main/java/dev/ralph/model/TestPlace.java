package dev.ralph.model;

import java.util.Optional;

/**
 * Where a test stands in its source file.
 *
 * @param declaration the whole function or method, its decorators or annotations included
 * @param type the whole outermost class around it, its decorators or annotations included; empty when there is none
 * @param imports from the first to the last import of the file; empty, where the first would go, when there is none
 * @param form what the framework takes it for
 */
public record TestPlace(SourcePlace declaration, Optional<SourcePlace> type, SourcePlace imports, Form form) {

    /** What kind of test it is, and with it how a fixture is put around it. */
    public enum Form {
        /** A function or a method of a plain class, run by pytest. */
        PYTEST,
        /** A method of a {@code unittest.TestCase}. */
        UNITTEST,
        /** A method that JUnit Jupiter runs. */
        JUPITER,
        /** A method that JUnit 4 runs. */
        JUNIT4,
        /** A method of a {@code junit.framework.TestCase}. */
        JUNIT3
    }
}
