package dev.ralph.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Something that the runs showed and that a pattern may answer. */
public sealed interface Finding {

    /** One line for a person. */
    String sentence();

    /**
     * A test adds a row whose parent row nobody in that test creates.
     *
     * @param table of the parent
     * @param columns of the parent's key, in the order of {@code values}
     * @param method body of the method that adds the row; a first statement goes to its {@code start}
     * @param connection expression that gives the connection of the test there; empty when none does for certain
     */
    record MissingParent(
            TestId test,
            String table,
            List<String> columns,
            List<String> values,
            SourcePlace method,
            Optional<String> connection)
            implements Finding {

        /** A finding in a method of which no connection is known. */
        public MissingParent(TestId test, String table, List<String> columns, List<String> values, SourcePlace method) {
            this(test, table, columns, values, method, Optional.empty());
        }

        public MissingParent {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
            if (columns.isEmpty() || columns.size() != values.size()) {
                throw new IllegalArgumentException("one value for each column: " + columns + " " + values);
            }
        }

        @Override
        public String sentence() {
            String key = IntStream.range(0, columns.size())
                    .mapToObj(i -> columns.get(i) + " = " + values.get(i))
                    .collect(Collectors.joining(", "));
            return "%s needs a row of %s with %s that another test creates".formatted(test, table, key);
        }
    }

    /**
     * Consecutive deletes take parents before children.
     *
     * @param statements spans all of them, the last semicolon included
     * @param arguments what each statement passes, as it stands in the source, in order
     * @param connection expression that gives the connection they run on; empty when none does for certain
     */
    record DeleteOrder(TestId test, SourcePlace statements, List<String> arguments, Optional<String> connection)
            implements Finding {

        /** A finding on a connection that is not known. */
        public DeleteOrder(TestId test, SourcePlace statements, List<String> arguments) {
            this(test, statements, arguments, Optional.empty());
        }

        public DeleteOrder {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String sentence() {
            return "%s deletes parent rows before their children (%s)".formatted(test, statements);
        }
    }

    /** A class whose tests cannot run inside one transaction. */
    record NeedsRealCommits(String container, String reason, SourcePlace declaration) implements Finding {
        @Override
        public String sentence() {
            return "%s needs real commits: %s".formatted(container, reason);
        }
    }

    /** A static field that tests change and leave changed. */
    record StaticState(String field, Remedy remedy, TestId polluter) implements Finding {

        /** How the field can be put back. */
        public enum Remedy {
            /** Copy the value or the contents before, put them back after. */
            RESTORE,
            /** Forget the object, so that the next test makes a new one; for the in-memory provider only. */
            FORGET_ON_MOCK
        }

        @Override
        public String sentence() {
            return "%s leaves %s changed".formatted(polluter, field);
        }
    }

    /** A table that tests leave rows in. */
    record RowsLeft(String table, TestId polluter) implements Finding {
        @Override
        public String sentence() {
            return "%s leaves rows in %s".formatted(polluter, table);
        }
    }

    /** An assertion on a generated id, which holds only as long as the sequence is put back. */
    record SequenceAsserted(TestId test, SourcePlace assertion) implements Finding {
        @Override
        public String sentence() {
            return "%s asserts a generated id (%s)".formatted(test, assertion);
        }
    }

    /**
     * State that a test leaves changed, and by which it makes others fail.
     *
     * @param leak the state and who leaves it
     * @param victims the tests that mind, in declared order
     * @param place where the polluter stands in its source
     */
    record LeakedState(Leak leak, List<TestId> victims, TestPlace place) implements Finding {

        public LeakedState {
            victims = List.copyOf(victims);
        }

        @Override
        public String sentence() {
            return "%s leaves %s changed, which %d tests mind".formatted(leak.polluter(), leak.name(), victims.size());
        }
    }

    /**
     * A brittle test: it passes only after another has set something up.
     *
     * @param state what the setter leaves, with the setter as its polluter
     * @param place where the brittle test stands in its source
     */
    record MissingSetup(TestId test, Leak state, TestPlace place) implements Finding {
        @Override
        public String sentence() {
            return "%s passes only where %s was set, as %s does".formatted(test, state.name(), state.polluter());
        }
    }

    /**
     * Something in the source that is known to make tests depend on each other.
     *
     * @param rule name of the rule of reading that it breaks, such as {@code duplicate-fixture}
     * @param what in words for a person
     * @param owner the test, fixture or class that holds it; empty when none does
     * @param move what puts it right, for a fixture that the tests could share
     */
    record AntiPattern(String rule, String what, String owner, SourcePlace place, Optional<FixtureMove> move)
            implements Finding {

        /** Something of which no more is known than where it stands. */
        public AntiPattern(String rule, String what, String owner, SourcePlace place) {
            this(rule, what, owner, place, Optional.empty());
        }

        @Override
        public String sentence() {
            return "%s (%s)".formatted(what, place);
        }
    }

    /** Handles every kind of finding; a new kind adds a parameter, so every caller must answer for it. */
    default <R> R match(
            Function<MissingParent, R> missingParent,
            Function<DeleteOrder, R> deleteOrder,
            Function<NeedsRealCommits, R> needsRealCommits,
            Function<StaticState, R> staticState,
            Function<RowsLeft, R> rowsLeft,
            Function<SequenceAsserted, R> sequenceAsserted,
            Function<LeakedState, R> leakedState,
            Function<MissingSetup, R> missingSetup,
            Function<AntiPattern, R> antiPattern) {
        if (this instanceof MissingParent finding) {
            return missingParent.apply(finding);
        }
        if (this instanceof DeleteOrder finding) {
            return deleteOrder.apply(finding);
        }
        if (this instanceof NeedsRealCommits finding) {
            return needsRealCommits.apply(finding);
        }
        if (this instanceof StaticState finding) {
            return staticState.apply(finding);
        }
        if (this instanceof RowsLeft finding) {
            return rowsLeft.apply(finding);
        }
        if (this instanceof SequenceAsserted finding) {
            return sequenceAsserted.apply(finding);
        }
        if (this instanceof LeakedState finding) {
            return leakedState.apply(finding);
        }
        if (this instanceof MissingSetup finding) {
            return missingSetup.apply(finding);
        }
        return antiPattern.apply((AntiPattern) this);
    }
}
