package dev.ralph.llm;

import dev.ralph.model.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What one run or one task has used of its allowance; its ledger lets in one thread at a time. */
final class Purse {

    private static final int CENTS = 4;

    private final String owner;
    private final String settings;
    private final Allowance allowance;
    private final Tally tally;
    private Spent used;
    private Spent held = Spent.NOTHING;

    /**
     * A purse from which nothing was taken but what its tally says.
     *
     * @param owner whose it is, for a person
     * @param settings what the names of its settings begin with
     */
    Purse(String owner, String settings, Allowance allowance, Tally tally) {
        this.tally = tally;
        used = tally.before();
        this.owner = owner;
        this.settings = settings;
        this.allowance = allowance;
    }

    boolean limitsMoney() {
        return allowance.money().isPresent();
    }

    String moneySetting() {
        return settings + "money";
    }

    Spent used() {
        return used;
    }

    /** Sets aside what a call may take. */
    void hold(Spent estimate) {
        tally.add(estimate);
        held = held.plus(estimate);
    }

    /** Books what it took. */
    void settle(Spent estimate, Spent took) {
        tally.add(took.minus(estimate));
        held = held.minus(estimate);
        used = used.plus(took);
    }

    /** Returns why a call may not be made: it could take more than is left. */
    Optional<Problem> refusal(Spent estimate) {
        Spent taken = used.plus(held);
        if (allowance.calls().isPresent()
                && taken.calls() + estimate.calls() > allowance.calls().get()) {
            return Optional.of(problem(
                    "calls",
                    "%d of %d calls are used"
                            .formatted(taken.calls(), allowance.calls().get())));
        }
        if (allowance.tokens().isPresent()
                && taken.tokens() + estimate.tokens() > allowance.tokens().get()) {
            return Optional.of(problem(
                    "tokens",
                    "%d of %d tokens are used, and the call may take %d"
                            .formatted(taken.tokens(), allowance.tokens().get(), estimate.tokens())));
        }
        return allowance
                .money()
                .filter(limit -> taken.money().add(estimate.money()).compareTo(limit) > 0)
                .map(limit -> problem(
                        "money",
                        "%s of %s USD are used, and the call may cost %s"
                                .formatted(text(taken.money()), limit.toPlainString(), text(estimate.money()))));
    }

    private Problem problem(String what, String figures) {
        return new Problem(
                "the budget of %s allows no other call of a model: %s".formatted(owner, figures),
                settings + what,
                "raise %s%s, then run again".formatted(settings, what));
    }

    private static String text(BigDecimal money) {
        return money.setScale(CENTS, RoundingMode.UP).stripTrailingZeros().toPlainString();
    }
}
