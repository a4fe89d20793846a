package dev.ralph.diagnose;

import dev.ralph.diagnose.PythonSource.PythonFunction;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.DeleteOrder;
import dev.ralph.model.Finding.MissingParent;
import dev.ralph.model.Finding.NeedsRealCommits;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What failures of Python tests say that remain, or first appear, while every test starts from the same state.
 *
 * <p>The sources must be those that ran: a finding is located by the line numbers that pytest prints.
 */
public final class PythonSymptoms {

    private static final String BREACH = "IsolationBreach";

    private final PythonLayout layout;
    private final Schema schema;

    public PythonSymptoms(PythonLayout layout, Schema schema) {
        this.layout = layout;
        this.schema = schema;
    }

    /** Returns what failures of runs with one worker show, each thing once, in order of appearance. */
    public List<Finding> read(List<FailureRecord> failures) {
        Map<List<?>, Finding> found = new LinkedHashMap<>();
        failures.stream()
                .flatMap(failure -> read(failure).stream())
                .forEach(finding -> found.putIfAbsent(Symptoms.identity(finding), finding));
        return List.copyOf(found.values());
    }

    /** Returns the tests that only fail because nothing is committed, in the sense of {@link Symptoms}. */
    public List<Finding> realCommitsFor(Set<TestId> passingAlone, List<FailureRecord> failures) {
        Map<List<?>, Finding> found = new LinkedHashMap<>();
        failures.stream()
                .filter(failure ->
                        passingAlone.contains(failure.test()) && read(failure).isEmpty())
                .flatMap(failure -> realCommits(failure.test(), Symptoms.reason(failure)).stream())
                .forEach(finding -> found.putIfAbsent(Symptoms.identity(finding), finding));
        return List.copyOf(found.values());
    }

    private Optional<Finding> read(FailureRecord failure) {
        PythonStack stack = new PythonStack(failure.stack());
        String errors = stack.errors();
        if (failure.type().endsWith(BREACH)) {
            return realCommits(failure.test(), Symptoms.firstSentence(failure.message()));
        }
        if (errors.contains(BREACH + ": ")) {
            String said = errors.substring(errors.indexOf(BREACH + ": ") + BREACH.length() + 2);
            return realCommits(failure.test(), Symptoms.firstSentence(said));
        }
        // SQLite names neither table nor key; where rows are deleted in a row, it can only be their order.
        if (failure.message().contains("FOREIGN KEY constraint failed")
                || errors.contains("FOREIGN KEY constraint failed")) {
            return deleteOrder(failure.test(), stack);
        }
        return ForeignKeyMessage.parse(failure.message())
                .or(() -> ForeignKeyMessage.parse(errors))
                .flatMap(message -> message.missing()
                        ? missingParent(failure.test(), message, stack)
                        : deleteOrder(failure.test(), stack));
    }

    private Optional<Finding> missingParent(TestId test, ForeignKeyMessage message, PythonStack stack) {
        return inTests(stack, at -> at.source().functionAt(at.line()))
                .or(() -> function(test))
                .map(function -> new MissingParent(
                        test,
                        message.table(),
                        message.referencedColumns(schema),
                        message.values(),
                        function.body(),
                        function.connection()));
    }

    private Optional<Finding> deleteOrder(TestId test, PythonStack stack) {
        return inTests(stack, at -> at.source().deletesAt(at.line()))
                .map(run -> new DeleteOrder(test, run.statements(), run.arguments(), run.connection()));
    }

    private Optional<Finding> realCommits(TestId test, String reason) {
        return function(test)
                .map(function -> new NeedsRealCommits(withoutArguments(test), reason, function.declaration()));
    }

    private record Located(PythonSource source, int line) {}

    private <T> Optional<T> inTests(PythonStack stack, Function<Located, Optional<T>> wanted) {
        return stack.frames().stream()
                .flatMap(frame -> layout.testSource(frame).map(source -> new Located(source, frame.line())).stream())
                .flatMap(at -> wanted.apply(at).stream())
                .findFirst();
    }

    private Optional<PythonFunction> function(TestId test) {
        String name = withoutArguments(test);
        String container = test.container();
        return Stream.of(name)
                .filter(whole -> whole.length() > container.length() + 2)
                .map(whole -> whole.substring(container.length() + 2))
                .flatMap(inFile -> layout.testSource(container).flatMap(source -> source.function(inFile)).stream())
                .findFirst();
    }

    /** The test function, whatever it is called with. */
    static String withoutArguments(TestId test) {
        int bracket = test.value().indexOf('[', test.container().length());
        return bracket < 0 ? test.value() : test.value().substring(0, bracket);
    }
}
