package dev.ralph.verify;

import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Outline.Place;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a verify line that says itself, by {@code FAIL:}, {@code PASS:} and {@code INFO:}, what it found. Its exit
 * status decides nothing, but that of what stands before a marker tells whether the marker may be believed.
 */
final class MarkerJudge {

    private final LineRun run;
    private final Set<Markers> promised = EnumSet.noneOf(Markers.class);
    private final List<Place> passes = new ArrayList<>();
    private final List<Place> unsaid = new ArrayList<>();
    private final List<Place> said = new ArrayList<>();
    private final Set<Markers> shown = EnumSet.noneOf(Markers.class);

    private MarkerJudge(LineRun run) {
        this.run = run;
        for (Step step : run.steps()) {
            Markers.printedBy(step.program()).ifPresent(marker -> note(step, marker));
        }
    }

    /** Whether a line prints a marker of its own. */
    static boolean isFor(Script script) {
        return Outline.of(script).places().stream()
                .flatMap(place -> place.pipeline().elements().stream())
                .anyMatch(element -> Markers.printedBy(Program.of(element)).isPresent());
    }

    static Ruling rule(LineRun run) {
        return new MarkerJudge(run).rule();
    }

    private void note(Step step, Markers marker) {
        promised.add(marker);
        if (!step.ran() && marker == Markers.PASS) {
            unsaid.add(step.place());
        }
        if (step.ran()) {
            shown.add(marker);
            said.add(step.place());
            if (marker == Markers.PASS) {
                passes.add(step.place());
            }
        }
    }

    private Ruling rule() {
        Optional<Ruling> tests = tests();
        if (tests.isPresent() && tests.get().outcome() == Outcome.FAILED) {
            return tests.get();
        }
        Optional<String> breakdown = run.breakdown(true);
        if (breakdown.isPresent()) {
            return Ruling.noEvidence(breakdown.get());
        }
        if (shown.contains(Markers.FAIL) || Markers.sayFail(run.output())) {
            return Ruling.failed("it says FAIL");
        }
        if (tests.isPresent() && tests.get().outcome() == Outcome.NO_EVIDENCE) {
            return tests.get();
        }
        if (shown.contains(Markers.PASS)) {
            return passed(tests);
        }
        if (shown.contains(Markers.INFO) || promised.equals(EnumSet.of(Markers.INFO))) {
            return new Ruling(Outcome.INFO, "by its own words it only informs", 0);
        }
        return promised.contains(Markers.PASS) && run.end() != 0
                ? Ruling.failed("it does not say PASS and ended with exit code %d".formatted(run.end()))
                : Ruling.noEvidence("it shows none of its markers");
    }

    private Optional<Ruling> tests() {
        Optional<Ruling> worst = Optional.empty();
        for (Step step : run.testSteps()) {
            if (step.ran()) {
                Ruling ruling = step.tested();
                boolean turned =
                        ruling.outcome() == Outcome.FAILED && shown.contains(Markers.PASS) && run.failed(step.place());
                if (turned || step.place().pipeline().negated()) {
                    return Optional.of(Ruling.noEvidence("it says PASS because tests failed"));
                }
                boolean worse = worst.isEmpty()
                        || ruling.outcome() == Outcome.FAILED
                        || worst.get().outcome() == Outcome.PASSED;
                worst = worse ? Optional.of(ruling) : worst;
            }
        }
        return worst;
    }

    private Ruling passed(Optional<Ruling> tests) {
        for (Place pass : passes) {
            if (pass.guards().stream().noneMatch(Place::canFail)) {
                return Ruling.noEvidence("it says PASS whatever it finds");
            }
            int rounds = pass.guards().stream()
                    .filter(guard -> !guard.substitution())
                    .mapToInt(run::rounds)
                    .max()
                    .orElse(0);
            if (run.rounds(pass) < rounds) {
                return Ruling.noEvidence("it does not say PASS in each round");
            }
            Optional<Step> unsure = run.steps().stream()
                    .filter(step -> isWithin(step.place(), pass.guards()))
                    .filter(step -> step.failed() && !step.program().answersWithOne())
                    .findFirst();
            if (unsure.isPresent()) {
                return Ruling.noEvidence("its PASS stands on the failure of %s, and a breakdown would look the same"
                        .formatted(unsure.get().program().name()));
            }
        }
        Optional<String> doubt = run.hiddenShell().or(this::ignored).or(this::silent);
        return doubt.map(Ruling::noEvidence)
                .orElseGet(() -> new Ruling(
                        Outcome.PASSED,
                        "it says PASS",
                        tests.map(Ruling::testsPassed).orElse(0)));
    }

    /** A statement without any marker is judged by its status, which must not be lost behind the others' words. */
    private Optional<String> ignored() {
        Set<Integer> marked = new HashSet<>();
        run.steps().stream()
                .filter(step -> Markers.printedBy(step.program()).isPresent())
                .forEach(step -> marked.add(step.place().statement()));
        return run.places().stream()
                .filter(place -> !marked.contains(place.statement()) && run.failed(place))
                .filter(place -> !place.condition() && !place.substitution())
                .map(place -> "it says PASS and a part of it without words failed")
                .findFirst();
    }

    /** A second PASS that was asked for and not said, and nothing else in its place. */
    private Optional<String> silent() {
        return unsaid.stream()
                .filter(place -> !place.guards().isEmpty()
                        && run.ran(place.guards().get(place.guards().size() - 1)))
                .filter(place -> said.stream().noneMatch(other -> other.guards().containsAll(place.guards())))
                .map(place -> "a part of it does not say PASS")
                .findFirst();
    }

    private static boolean isWithin(Place place, List<Place> guards) {
        return guards.stream()
                .anyMatch(guard -> guard.pipeline().start() <= place.pipeline().start()
                        && place.pipeline().end() <= guard.pipeline().end());
    }
}
