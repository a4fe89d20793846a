package dev.ralph.llm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What one task has used of its models and may still use. */
public final class Account {

    /** A call that was not answered at all. */
    private static final Spent FAILED = new Spent(1, 0, BigDecimal.ZERO);

    private final Ledger ledger;
    private final Purse purse;
    private final List<String> models;

    Account(Ledger ledger, Purse purse, List<String> models) {
        this.ledger = ledger;
        this.purse = purse;
        this.models = List.copyOf(models);
    }

    /** What the task has used. */
    public Spent used() {
        return ledger.used(purse);
    }

    /** Books the exchanges of a run of the task that was cut off, as far as they are not in its tally. */
    void paidBefore(List<Exchange> exchanges) {
        Spent paid = exchanges.stream()
                .map(one -> ledger.took(one.model(), one.request(), one.reply().usage()))
                .reduce(Spent.NOTHING, Spent::plus);
        Spent missing = paid.beyond(used());
        if (!missing.equals(Spent.NOTHING)) {
            ledger.settle(purse, Spent.NOTHING, missing);
        }
    }

    /**
     * Sets aside what a call may take, before it is made.
     *
     * @throws LlmException when it could take more than is left of a budget
     */
    Held hold(Request request) {
        return new Held(request, ledger.hold(purse, models, request));
    }

    /** What is set aside for one call until it has ended. */
    final class Held {

        private final Request request;
        private final Spent estimate;

        private Held(Request request, Spent estimate) {
            this.request = request;
            this.estimate = estimate;
        }

        /** There was no answer, so there are no tokens; the call counts all the same. */
        void failed() {
            ledger.settle(purse, estimate, FAILED);
        }

        /** The call was answered; returns what it cost, when that is known. */
        Optional<BigDecimal> answered(String model, Usage usage) {
            ledger.settle(purse, estimate, ledger.took(model, request, usage));
            return usage.total() == 0 ? Optional.empty() : ledger.cost(model, usage);
        }
    }
}
