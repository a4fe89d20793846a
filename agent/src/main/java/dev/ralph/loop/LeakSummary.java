package dev.ralph.loop;

import dev.ralph.model.Finding;
import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.Finding.DeleteOrder;
import dev.ralph.model.Finding.LeakedState;
import dev.ralph.model.Finding.MissingParent;
import dev.ralph.model.Finding.MissingSetup;
import dev.ralph.model.Finding.NeedsRealCommits;
import dev.ralph.model.Finding.RowsLeft;
import dev.ralph.model.Finding.StaticState;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What leaked, in a few sentences for a commit message; every finding and every victim is in the evidence. */
final class LeakSummary {

    private static final int MOST_VICTIMS = 5;
    private static final int LONGEST_VICTIM = 240;

    private LeakSummary() {}

    static List<String> of(List<Finding> findings, List<String> victims, String evidence) {
        List<String> sentences = new ArrayList<>();
        rows(findings, sentences);
        all(findings, StaticState.class)
                .forEach(state -> sentences.add("Static state stays changed in %s, first by %s."
                        .formatted(state.field(), shortName(state.polluter()))));
        all(findings, MissingParent.class).stream()
                .map(parent -> "%s needs a row of %s with %s = %s that only another test creates."
                        .formatted(
                                shortName(parent.test()),
                                parent.table(),
                                String.join(", ", parent.columns()),
                                String.join(", ", parent.values())))
                .forEach(sentences::add);
        all(findings, DeleteOrder.class)
                .forEach(order -> sentences.add("%s deletes parent rows before their children (%s)."
                        .formatted(shortName(order.test()), fileOf(order))));
        realCommits(findings, sentences);
        leaked(findings, sentences);
        all(findings, AntiPattern.class).forEach(found -> sentences.add(capital(found.sentence()) + "."));
        victims.stream().limit(MOST_VICTIMS).map(LeakSummary::shortened).forEach(sentences::add);
        if (victims.size() > MOST_VICTIMS) {
            sentences.add("%d more lines on victims and polluters are in %s/diagnosis.txt."
                    .formatted(victims.size() - MOST_VICTIMS, evidence));
        }
        return sentences;
    }

    private static void rows(List<Finding> findings, List<String> sentences) {
        TreeSet<String> tables = all(findings, RowsLeft.class).stream()
                .map(RowsLeft::table)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!tables.isEmpty()) {
            sentences.add("Committed rows stay behind in %s.".formatted(String.join(", ", tables)));
        }
    }

    /** A state that several tests leave has one sentence. */
    private static void leaked(List<Finding> findings, List<String> sentences) {
        Map<String, List<LeakedState>> states = new LinkedHashMap<>();
        all(findings, LeakedState.class)
                .forEach(found -> states.computeIfAbsent(found.leak().where(), where -> new ArrayList<>())
                        .add(found));
        states.forEach((where, found) -> {
            long victims = found.stream()
                    .flatMap(one -> one.victims().stream())
                    .distinct()
                    .count();
            sentences.add("%s stays changed, first by %s; %s."
                    .formatted(
                            where,
                            shortName(found.get(0).leak().polluter()),
                            victims == 1
                                    ? "one test that fails runs behind it"
                                    : victims + " tests that fail run behind it"));
        });
        all(findings, MissingSetup.class)
                .forEach(found -> sentences.add("%s passes only where %s was set, as %s does."
                        .formatted(
                                shortName(found.test()),
                                found.state().where(),
                                shortName(found.state().polluter()))));
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** Classes with the same reason share a sentence. */
    private static void realCommits(List<Finding> findings, List<String> sentences) {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        all(findings, NeedsRealCommits.class)
                .forEach(found -> classes.computeIfAbsent(found.reason(), reason -> new ArrayList<>())
                        .add(shortName(new TestId(found.container()))));
        classes.forEach((reason, names) -> sentences.add(
                "%s cannot run inside one transaction (T1), so they commit for".formatted(String.join(", ", names))
                        + " real and their rows are put back (T2). Reason: %s.".formatted(reason)));
    }

    private static <T extends Finding> List<T> all(List<Finding> findings, Class<T> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String shortName(TestId test) {
        return test.isNodeId()
                ? test.value().substring(test.container().lastIndexOf('/') + 1)
                : afterLastDot(test.container())
                        + test.value().substring(test.container().length());
    }

    private static String fileOf(DeleteOrder order) {
        String place = order.statements().toString();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String afterLastDot(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_VICTIM ? sentence : sentence.substring(0, LONGEST_VICTIM - 1) + "…";
    }
}
