package dev.ralph.cli;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How often tests failed, in words. */
final class Rates {

    private Rates() {}

    /** What is known of the tests of a leak, alone and after what makes them fail or pass. */
    static String of(LeakGroup group) {
        List<Proof> proofs = group.dependences().stream()
                .flatMap(found -> found.proofs().stream())
                .toList();
        boolean isWarm = proofs.stream().anyMatch(proof -> !proof.cold());
        boolean isBrittle = group.kind() == Dependence.Kind.BRITTLE;
        List<String> parts = new ArrayList<>();
        rate(parts, "alone", proofs, proof -> proof.cold() != isWarm && isAlone(proof), isBrittle);
        rate(
                parts,
                group.kind() == Dependence.Kind.PARALLEL ? "beside it" : "after it",
                proofs,
                proof -> proof.cold() != isWarm && !isAlone(proof),
                !isBrittle);
        long confirmed =
                group.dependences().stream().filter(Dependence::isConfirmed).count();
        parts.add(fresh(confirmed, group.dependences().size(), isWarm));
        return String.join(", ", parts);
    }

    private static String fresh(long confirmed, int all, boolean isWarm) {
        if (confirmed == 0) {
            return "not confirmed in fresh processes";
        }
        String same = isWarm ? "the same in fresh processes" : "in fresh processes";
        return confirmed == all ? same : "%s for %d of %d".formatted(same, confirmed, all);
    }

    private static void rate(
            List<String> parts, String when, List<Proof> proofs, Predicate<Proof> which, boolean countsFailures) {
        List<Proof> chosen = proofs.stream().filter(which).toList();
        int runs = chosen.stream().mapToInt(Proof::runs).sum();
        int failed = chosen.stream().mapToInt(Proof::failed).sum();
        if (runs > 0) {
            parts.add("%s %d of %d %s"
                    .formatted(
                            when, countsFailures ? failed : runs - failed, runs, countsFailures ? "failed" : "passed"));
        }
    }

    /** The rates of a test that is in no leak, as the rest of its line. */
    static String of(Dependence found, List<TestId> suite) {
        List<String> rates = found.proofs().stream()
                .filter(proof -> proof.runs() > 0)
                .map(proof -> "%d of %d %s%s"
                        .formatted(
                                proof.failed(),
                                proof.runs(),
                                where(proof, suite),
                                proof.cold() ? " in fresh processes" : ""))
                .toList();
        return rates.isEmpty() ? "" : "  failed " + String.join(", ", rates);
    }

    private static String where(Proof proof, List<TestId> suite) {
        if (isAlone(proof)) {
            return "alone";
        }
        int others = proof.order().size() - 1;
        return proof.order().equals(suite)
                ? "in the suite's own order"
                : others == 1 ? "after 1 other" : "after %d others".formatted(others);
    }

    private static boolean isAlone(Proof proof) {
        return proof.order().size() == 1;
    }
}
