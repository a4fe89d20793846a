package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.DeleteRun;
import dev.ralph.diagnose.StackTrace.Frame;
import dev.ralph.diagnose.StackTrace.Thrown;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.DeleteOrder;
import dev.ralph.model.Finding.MissingParent;
import dev.ralph.model.Finding.NeedsRealCommits;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the failures say that remain, or first appear, while every test starts from the same state.
 *
 * <p>The sources must be those that ran: a finding is located by the line numbers of a stack trace.
 */
public final class Symptoms {

    private final TargetLayout layout;
    private final Schema schema;

    /**
     * Reads failures against sources and tables.
     *
     * @param schema tells which column a reference points to; without it both are taken to have the same name
     */
    public Symptoms(TargetLayout layout, Schema schema) {
        this.layout = layout;
        this.schema = schema;
    }

    /** Returns what failures of runs with one worker show, each thing once, in order of appearance. */
    public List<Finding> read(List<FailureRecord> failures) {
        Map<List<?>, Finding> found = new LinkedHashMap<>();
        failures.stream()
                .flatMap(failure -> read(failure).stream())
                .forEach(finding -> found.putIfAbsent(identity(finding), finding));
        return List.copyOf(found.values());
    }

    /**
     * Returns the classes that only fail because nothing is committed: they hold a test that passes on its own without
     * the fixture, fails with it, and says nothing that another finding explains.
     */
    public List<Finding> realCommitsFor(Set<TestId> passingAlone, List<FailureRecord> failures) {
        Map<List<?>, Finding> found = new LinkedHashMap<>();
        failures.stream()
                .filter(failure ->
                        passingAlone.contains(failure.test()) && read(failure).isEmpty())
                .flatMap(failure -> realCommits(failure.test(), reason(failure)).stream())
                .forEach(finding -> found.putIfAbsent(identity(finding), finding));
        return List.copyOf(found.values());
    }

    private Optional<Finding> read(FailureRecord failure) {
        for (Thrown thrown : thrown(failure)) {
            if (thrown.type().endsWith("IsolationBreach")) {
                return realCommits(failure.test(), firstSentence(thrown.message()));
            }
            Optional<Finding> finding = brokenReference(failure.test(), thrown);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> brokenReference(TestId test, Thrown thrown) {
        // SQLite names neither table nor key; where rows are deleted in a row, it can only be their order.
        if (thrown.heading().contains("FOREIGN KEY constraint failed")) {
            return deleteOrder(test, thrown.frames());
        }
        return ForeignKeyMessage.parse(thrown.heading())
                .flatMap(message -> message.missing()
                        ? missingParent(test, message, thrown.frames())
                        : deleteOrder(test, thrown.frames()));
    }

    private Optional<Finding> missingParent(TestId test, ForeignKeyMessage message, List<Frame> frames) {
        return inTests(frames)
                .flatMap(at -> at.source().methodAt(at.line()).stream())
                .findFirst()
                .map(method -> new MissingParent(
                        test, message.table(), message.referencedColumns(schema), message.values(), method.body()));
    }

    private Optional<Finding> deleteOrder(TestId test, List<Frame> frames) {
        return inTests(frames)
                .flatMap(at -> at.source().deletesAt(at.line()).stream())
                .findFirst()
                .map((DeleteRun run) -> new DeleteOrder(test, run.statements(), run.arguments()));
    }

    private Optional<Finding> realCommits(TestId test, String reason) {
        String container = TargetLayout.topLevel(test.container());
        return layout.testSource(container)
                .flatMap(source -> source.declarationOf(TargetLayout.simpleName(container)))
                .map(declaration -> new NeedsRealCommits(container, reason, declaration));
    }

    private record Located(JavaSource source, int line) {}

    /** The frames in sources that hold tests, nearest to the throw first: not the harness, and no shared helper. */
    private Stream<Located> inTests(List<Frame> frames) {
        Optional<String> harness = layout.harness().map(TargetLayout.Harness::path);
        return frames.stream()
                .flatMap(frame -> layout.testSource(frame).map(source -> new Located(source, frame.line())).stream())
                .filter(at -> at.source().holdsTests()
                        && !Optional.of(at.source().path()).equals(harness));
    }

    /** What was thrown, the record itself first; a stack without a heading still has its frames. */
    private static List<Thrown> thrown(FailureRecord failure) {
        List<Thrown> printed = StackTrace.parse(failure.stack()).thrown();
        List<Frame> frames = printed.get(0).frames();
        List<Thrown> all = new ArrayList<>();
        all.add(new Thrown(failure.type() + ": " + failure.message(), frames));
        all.addAll(printed.subList(1, printed.size()));
        return all;
    }

    static String reason(FailureRecord failure) {
        String headline = failure.headline();
        return headline.isEmpty() ? failure.type() : headline;
    }

    static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        int end = line.indexOf(". ");
        String sentence = end < 0 ? line : line.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Two findings are one when they ask for the same change, whichever test showed it. */
    static List<?> identity(Finding finding) {
        return finding.match(
                parent -> List.of("parent", parent.table(), parent.columns(), parent.values(), parent.method()),
                order -> List.of("order", order.statements()),
                commits -> List.of("commits", commits.container()),
                field -> List.of(field),
                rows -> List.of(rows),
                sequence -> List.of(sequence),
                leaked -> List.of(leaked),
                missing -> List.of(missing),
                reading -> List.of(reading));
    }
}
