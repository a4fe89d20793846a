package dev.ralph.diagnose.report;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.reading.StaticFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that was found out about one project, by running and by reading.
 *
 * @param project as a person named it
 * @param framework name of its runner
 * @param findings one per dependence of the examination, in its order
 * @param warnings what was read, in the order of the places
 * @param groups what is one leak to a person, the one with the most tests first
 * @param partial whether only some of the tests were asked for
 */
public record Report(
        String project,
        String framework,
        Examination examination,
        List<Finding> findings,
        List<Warning> warnings,
        List<LeakGroup> groups,
        boolean partial) {

    /**
     * What runs showed about one test.
     *
     * @param warnings numbers of those that point at the same thing, from 0
     */
    public record Finding(Dependence dependence, Optional<Remedy> remedy, List<Integer> warnings) {

        public Finding {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * What stands in the source.
     *
     * @param findings numbers of those that point at the same thing, from 0
     */
    public record Warning(StaticFinding found, List<Integer> findings) {

        public Warning {
            findings = List.copyOf(findings);
        }
    }

    /** How the whole may be summed up, the most pressing first. */
    public enum Outcome {
        /** The suite did not come to its end, or has no test. */
        NOTHING_CAN_BE_SAID,
        /** A test depends on another, is flaky or broken, or the suite is not green by itself. */
        FOUND,
        /** Nothing was found in the part that was asked for and that there was time for. */
        CLEAN_SO_FAR,
        CLEAN
    }

    public Report {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        groups = List.copyOf(groups);
    }

    /** Joins what runs showed with what was read, and with what can be done about it. */
    public static Report of(
            String project, String framework, Examination examination, List<StaticFinding> read, Remedies remedies) {
        List<Dependence> runs = examination.dependences();
        List<Finding> findings = runs.stream()
                .map(run ->
                        new Finding(run, remedies.about(run), numbers(read.size(), i -> Links.join(run, read.get(i)))))
                .toList();
        List<Warning> warnings = read.stream()
                .map(found -> new Warning(found, numbers(runs.size(), i -> Links.join(runs.get(i), found))))
                .toList();
        return new Report(project, framework, examination, findings, warnings, LeakGroup.of(runs), false);
    }

    /** The same, when only some tests were looked at; what may have been missed by that is said. */
    public Report aboutSome() {
        Examination said = examination.withRemark("only some tests were asked for: they were tried in pairs with all"
                + " others and in the suite's own order, so a victim of several polluters may be missed");
        return new Report(project, framework, said, findings, warnings, groups, true);
    }

    private static List<Integer> numbers(int count, java.util.function.IntPredicate chosen) {
        return IntStream.range(0, count).filter(chosen).boxed().toList();
    }

    /** The finding about a dependence. */
    public Finding about(Dependence dependence) {
        return findings.get(examination.dependences().indexOf(dependence));
    }

    public Outcome outcome() {
        if (examination.baseline() == Examination.Baseline.BROKEN_OFF
                || examination.tests().isEmpty()) {
            return Outcome.NOTHING_CAN_BE_SAID;
        }
        if (!findings.isEmpty() || examination.baseline() != Examination.Baseline.GREEN) {
            return Outcome.FOUND;
        }
        boolean isWhole = examination.coverage().whole() && !partial;
        return isWhole ? Outcome.CLEAN : Outcome.CLEAN_SO_FAR;
    }
}
