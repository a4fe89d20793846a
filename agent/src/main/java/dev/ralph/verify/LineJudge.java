package dev.ralph.verify;

import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges a verify line that has no words of its own for good and bad: by the exit status of every program in it and by
 * the tests that ran.
 */
final class LineJudge {

    private static final Pattern EXPECTATION = Pattern.compile(
            "(?i)\\b(?:expect|should|must|returns?|outputs?|prints?|shows?|zero|none|no|\\d+)|=>|->|→|≥|>=");

    private static final Pattern UP_TO_DATE = Pattern.compile("(?m)^make.*(?:is up to date\\.|Nothing to be done for)");

    private final LineRun run;

    LineJudge(LineRun run) {
        this.run = run;
    }

    /** Says why a line can show nothing, whatever the project holds; empty when it can. */
    static Optional<String> pointless(Script script) {
        if (script.comments().stream()
                .anyMatch(comment -> EXPECTATION.matcher(comment).find())) {
            return Optional.of("what its comment expects is checked by nothing");
        }
        if (!Outline.canFail(script)) {
            return Optional.of("it cannot fail: its exit status is 0 whatever it finds");
        }
        List<Statement> statements = script.statements();
        List<Script.Pipeline> last = statements.get(statements.size() - 1).pipelines();
        Script.Pipeline deciding = last.get(last.size() - 1);
        if (printsNumber(deciding)) {
            return Optional.of("it prints a number that nothing judges");
        }
        boolean shows = deciding.elements().stream()
                .allMatch(element -> element.isSimple() && Program.of(element).isDisplay());
        if (shows && last.size() == 1) {
            return Optional.of("it only shows something, for a person to judge");
        }
        Program program = Program.of(deciding.last());
        boolean prints = program.readsItsProgram() && Program.onlyPrints(String.join("\n", script.documents()));
        return prints ? Optional.of("the program in it only prints") : Optional.empty();
    }

    private static boolean printsNumber(Script.Pipeline pipeline) {
        if (!pipeline.last().isSimple()
                || LineRun.WATCHED.test(pipeline.elements().get(0))) {
            return false;
        }
        Program program = Program.of(pipeline.last());
        return program.name().equals("wc") || (program.isSearch() && program.hasOption('c', "count"));
    }

    Ruling rule() {
        if (Markers.sayFail(run.output())) {
            return Ruling.failed("its output says FAIL");
        }
        Optional<Ruling> tests = tests();
        if (tests.isPresent() && tests.get().outcome() != Outcome.PASSED) {
            return tests.get();
        }
        Optional<String> breakdown = run.breakdown(false);
        if (breakdown.isPresent()) {
            return Ruling.noEvidence(breakdown.get());
        }
        if (!run.endedWell()) {
            return failedOrShown(tests);
        }
        Optional<String> doubt = Stream.of(
                        run.hiddenShell(),
                        unrunTests(),
                        turnedRound(),
                        swallowed(),
                        ranNothing(),
                        noTests(),
                        upToDate())
                .flatMap(Optional::stream)
                .findFirst();
        return doubt.map(Ruling::noEvidence)
                .orElseGet(() -> tests.orElseGet(() -> new Ruling(Outcome.PASSED, "exit code 0", 0)));
    }

    /** All runs of tests together: the first that failed, else the first that showed nothing, else all of them. */
    private Optional<Ruling> tests() {
        List<Step> ran = run.testSteps().stream().filter(Step::ran).toList();
        if (ran.isEmpty()) {
            return Optional.empty();
        }
        if (ran.stream().anyMatch(step -> step.place().pipeline().negated())) {
            return Optional.of(Ruling.noEvidence("it asks for tests that fail, and a breakdown would look the same"));
        }
        List<Ruling> rulings = ran.stream().map(Step::tested).toList();
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.NO_EVIDENCE)) {
            Optional<Ruling> found = rulings.stream()
                    .filter(ruling -> ruling.outcome() == outcome)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        List<Step> shared = ran.stream().filter(step -> step.own().isEmpty()).toList();
        boolean enough = shared.stream().allMatch(step -> step.counts().summaries() >= shared.size());
        return !enough
                ? Optional.of(Ruling.noEvidence("not each of its %d test runs shows tests".formatted(ran.size())))
                : Optional.of(rulings.get(0));
    }

    /** What ended with another status than 0; filters behind a run of tests that passed do not speak for it. */
    private Ruling failedOrShown(Optional<Ruling> tests) {
        List<Step> bad = run.steps().stream()
                .filter(step -> !step.place().substitution() && !step.place().condition())
                .filter(Step::failed)
                .toList();
        List<Step> serious = bad.stream().filter(step -> !isMereFilter(step)).toList();
        if (tests.isPresent() && serious.isEmpty() && !bad.isEmpty()) {
            boolean shownOnly =
                    bad.stream().noneMatch(Step::isLast) && unrunTests().isEmpty();
            return shownOnly
                    ? tests.get()
                    : Ruling.noEvidence("the tests passed and what looks at their output did not");
        }
        if (bad.isEmpty() || bad.stream().allMatch(step -> step.worst() == 141)) {
            return Ruling.noEvidence("it ended with exit code %d and no program in it says why".formatted(run.end()));
        }
        Step last = serious.isEmpty() ? bad.get(bad.size() - 1) : serious.get(serious.size() - 1);
        return Ruling.failed("%s ended with exit code %d".formatted(name(last), last.worst()));
    }

    private static boolean isMereFilter(Step step) {
        List<Script.Element> elements = step.place().pipeline().elements();
        boolean behindTests =
                elements.stream().limit(elements.indexOf(step.element())).anyMatch(LineRun.WATCHED);
        boolean asks = step.isLast() && step.program().hasOption('q', "quiet");
        return behindTests && step.program().isSearch() && !asks;
    }

    private static String name(Step step) {
        return step.program().name().isEmpty()
                ? "an assignment"
                : step.program().name();
    }

    private Optional<String> unrunTests() {
        return run.testSteps().stream()
                .filter(step -> !step.ran())
                .map(step -> step.program().name() + " was not reached")
                .findFirst();
    }

    private Optional<String> turnedRound() {
        return run.steps().stream()
                .filter(step -> step.place().pipeline().negated()
                        && step.failed()
                        && !step.program().answersWithOne())
                .map(step -> "it asks for a failure of %s, and a breakdown would look the same".formatted(name(step)))
                .findFirst();
    }

    /** A part that failed without consequence: neither the condition nor the guard of anything that ran after it. */
    private Optional<String> swallowed() {
        return run.places().stream()
                .filter(place -> run.failed(place) && !place.condition() && !place.substitution())
                .filter(place -> run.places().stream()
                        .noneMatch(later -> run.ran(later) && later.guards().contains(place)))
                .map(place -> "a part of it failed and it went on")
                .findFirst();
    }

    private Optional<String> ranNothing() {
        boolean ran = run.places().stream()
                .filter(place -> run.ran(place) && place.canFail() && !place.condition() && !place.substitution())
                .anyMatch(place -> place.pipeline().elements().stream().allMatch(Script.Element::isSimple));
        boolean ended = run.places().stream()
                .filter(place -> place.statement() == run.script().statements().size() - 1)
                .anyMatch(run::ran);
        return ran && ended ? Optional.empty() : Optional.of("nothing ran in it that could have failed");
    }

    /** A program of the project may run tests without its name saying so. */
    private Optional<String> noTests() {
        TestProgram.Counts counts = TestProgram.anyCounts(run.output());
        boolean doubtful = counts.failed() > 0 || (counts.others() > 0 && counts.summaries() == 0);
        return run.testSteps().isEmpty() && doubtful
                ? Optional.of("its output tells of tests that failed, or of none that ran")
                : Optional.empty();
    }

    private Optional<String> upToDate() {
        return run.steps().stream().anyMatch(step -> step.program().name().equals("make"))
                        && UP_TO_DATE.matcher(run.output()).find()
                ? Optional.of("make had nothing to do")
                : Optional.empty();
    }
}
