package dev.ralph.cli;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Shown;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One leak as a block of text: what is left behind, by whom, who minds, and what can be done. */
final class LeakBlock {

    private static final int LONGEST_VALUE = 40;
    private static final int MOST_STATES = 8;

    private final Report report;
    private final LeakGroup group;
    private final Blocks text;

    LeakBlock(Report report, LeakGroup group, Blocks text) {
        this.report = report;
        this.group = group;
        this.text = text;
    }

    void write(int number) {
        List<String> states = states();
        for (int i = 0; i < states.size(); i++) {
            text.head(i == 0 ? String.valueOf(number) : "", states.get(i));
        }
        text.listed(byWhom(), sources());
        text.listed(
                minding(), group.tests().stream().distinct().map(TestId::value).toList());
        text.listed(
                "cleaned by",
                group.dependences().stream()
                        .flatMap(found -> found.cleaners().stream())
                        .distinct()
                        .map(TestId::value)
                        .toList());
        group.dependences().stream()
                .flatMap(found -> report.about(found).remedy().stream())
                .findFirst()
                .ifPresent(remedy -> text.told("remedy", DiagnosisText.sentence(remedy)));
        text.told("seen", Rates.of(group));
        remarks().forEach(remark -> text.told("note", remark));
    }

    private String byWhom() {
        return switch (group.kind()) {
            case BRITTLE -> "set up by";
            case PARALLEL -> "beside";
            case VICTIM, FLAKY, BROKEN -> "because of";
        };
    }

    private String minding() {
        return switch (group.kind()) {
            case BRITTLE -> "brittle";
            case PARALLEL -> "parallel";
            case VICTIM, FLAKY, BROKEN -> "victims";
        };
    }

    /** A set of several tests goes on over lines of its own. */
    private List<String> sources() {
        List<String> lines = new ArrayList<>();
        for (List<TestId> source : group.sources()) {
            for (int i = 0; i < source.size(); i++) {
                lines.add((i == 0 ? "" : "then ") + source.get(i).value());
            }
        }
        return lines;
    }

    private List<String> states() {
        if (group.states().isEmpty()) {
            return List.of("state that was not seen");
        }
        Set<String> lines = new LinkedHashSet<>();
        group.details().forEach(state -> lines.add(line(state)));
        if (lines.isEmpty()) {
            group.states().forEach(state -> lines.add(Shown.state(OutsideText.safe(state))));
        }
        if (lines.size() <= MOST_STATES) {
            return List.copyOf(lines);
        }
        return Stream.concat(
                        lines.stream().limit(MOST_STATES),
                        Stream.of("and %d more".formatted(lines.size() - MOST_STATES)))
                .toList();
    }

    private static String line(State state) {
        String name = Shown.state(state.kind() + ":" + OutsideText.safe(state.where()));
        String change = "%s → %s".formatted(cut(Shown.before(state)), cut(Shown.after(state)));
        return name + ": " + change + place(state);
    }

    /** Where the state is set, and whether that was seen or guessed; empty when nothing is known. */
    static String place(State state) {
        if (state.location().isEmpty()) {
            return "";
        }
        return (state.guessed() ? ", probably at " : ", set at ") + state.location();
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }

    private Set<String> remarks() {
        Set<String> remarks = new LinkedHashSet<>();
        group.dependences().stream()
                .map(Dependence::remark)
                .filter(remark -> !remark.isEmpty())
                .forEach(remark -> remarks.add(OutsideText.safe(remark)));
        return remarks;
    }
}
