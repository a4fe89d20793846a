package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Kind;
import dev.ralph.model.TestId;
import dev.ralph.support.suite.SuitePlan;
import dev.ralph.support.suite.SuitePlan.Expected;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/** Compares what was found with what was planted. */
final class Answers {

    private Answers() {}

    static void compare(SoftAssertions softly, SuitePlan plan, Examination found, String what) {
        Map<TestId, Dependence> byTest =
                found.dependences().stream().collect(Collectors.toMap(Dependence::test, Function.identity()));
        softly.assertThat(plan.expected().keySet())
                .as(what + " " + plan.expected())
                .containsAll(byTest.keySet());
        softly.assertThat(new TreeSet<>(byTest.keySet()))
                .as(what + " " + plan.expected())
                .containsAll(plan.expected().entrySet().stream()
                        .filter(test -> !needsTwo(test.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
        plan.expected().forEach((test, expected) -> {
            Dependence dependence = byTest.get(test);
            if (dependence != null) {
                compare(softly, expected, dependence, what + " " + test);
            }
        });
    }

    /** Every pair of tests is run, and not every three: whoever is failed by two others together may stay unseen. */
    private static boolean needsTwo(Expected expected) {
        return !expected.causes().isEmpty() && expected.causes().stream().allMatch(cause -> cause.size() > 1);
    }

    private static void compare(SoftAssertions softly, Expected expected, Dependence found, String what) {
        softly.assertThat(found.kind().name()).as(what).isEqualTo(expected.kind());
        Set<List<TestId>> causes = found.kind() == Kind.BRITTLE
                ? found.setters().stream().map(List::of).collect(Collectors.toSet())
                : new HashSet<>(found.polluters());
        boolean isOneOfTwoOrders = expected.causes().stream().anyMatch(cause -> cause.size() > 1);
        if (isOneOfTwoOrders) {
            softly.assertThat(causes).as(what).isNotEmpty().isSubsetOf(expected.causes());
        } else {
            softly.assertThat(causes).as(what).isEqualTo(expected.causes());
        }
        // A class is not left and entered again, so that not every cleaner can stand between two tests of one class.
        Set<TestId> possible = expected.cleaners().stream()
                .filter(cleaner -> Orders.isNatural(List.of(first(found), cleaner, found.test())))
                .collect(Collectors.toSet());
        softly.assertThat(found.cleaners().stream().collect(Collectors.toSet()))
                .as("cleaners of " + what)
                .isEqualTo(possible);
        softly.assertThat(found.states().stream()
                        .map(state -> state.kind() + ":" + state.where().replaceFirst("^.*?([A-Za-z]+_\\d+)$", "$1"))
                        .collect(Collectors.toSet()))
                .as("states of " + what)
                .isEqualTo(expected.states());
    }

    /** The last test of the cause between which and the victim cleaners were tried: the first that was found. */
    private static TestId first(Dependence found) {
        List<TestId> order = found.proofs().get(found.proofs().size() - 1).order();
        return order.get(Math.max(0, order.size() - 2));
    }

    /** What is said may be less than the truth, but must be true. */
    static void isNotFalse(SoftAssertions softly, SuitePlan plan, Dependence found, String what) {
        Expected expected = plan.expected().get(found.test());
        softly.assertThat(expected).as("%s: %s", what, found).isNotNull();
        if (expected == null) {
            return;
        }
        String where = what + " " + found.test();
        boolean isHedged = found.kind() == Kind.BROKEN && !found.remark().isEmpty();
        softly.assertThat(isHedged ? "BRITTLE" : found.kind().name()).as(where).isEqualTo(expected.kind());
        softly.assertThat(expected.causes()).as(where).containsAll(found.polluters());
        softly.assertThat(expected.causes().stream().flatMap(List::stream).toList())
                .as(where)
                .containsAll(found.setters());
        softly.assertThat(expected.cleaners()).as("cleaners of " + where).containsAll(found.cleaners());
        softly.assertThat(found.proofs())
                .as(where)
                .allMatch(proof -> proof.failed() == 0 || proof.failed() == proof.runs());
        if (!found.polluters().isEmpty()) {
            softly.assertThat(found.proofs().stream().filter(proof -> !proof.cold()))
                    .as(where)
                    .allMatch(proof -> proof.runs() >= 3);
        }
    }
}
