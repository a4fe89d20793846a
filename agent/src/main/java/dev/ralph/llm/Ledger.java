package dev.ralph.llm;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The book of a run: what its tasks have used of their models, and what each of them and all together may use. Threads
 * may share it.
 */
public final class Ledger {

    private final Purse run;
    private final Allowance ofTask;
    private final Prices prices;
    private final long longestReply;

    /**
     * The book of a run that begins.
     *
     * @param ofRun what all tasks together may use
     * @param ofTask what each task may use
     * @param longestReply how many tokens an answer may have
     * @param tally keeps what the run has used
     */
    public Ledger(Allowance ofRun, Allowance ofTask, Prices prices, long longestReply, Tally tally) {
        this.run = new Purse("this run", "budget.", ofRun, tally);
        this.ofTask = ofTask;
        this.prices = prices;
        this.longestReply = longestReply;
    }

    /**
     * Opens the account of a task.
     *
     * @param models whichever of them answers
     * @param tally keeps what the task has used
     */
    public Account open(List<String> models, Tally tally) {
        return new Account(this, new Purse("this task", "budget.task-", ofTask, tally), models);
    }

    /** What all tasks have used. */
    public synchronized Spent used() {
        return run.used();
    }

    synchronized Spent used(Purse task) {
        return task.used();
    }

    /** Sets aside what a call may take, or refuses it. */
    synchronized Spent hold(Purse task, List<String> models, Request request) {
        Spent estimate = estimate(task, models, request);
        task.refusal(estimate).or(() -> run.refusal(estimate)).ifPresent(problem -> {
            throw refused(problem);
        });
        task.hold(estimate);
        run.hold(estimate);
        return estimate;
    }

    synchronized void settle(Purse task, Spent estimate, Spent took) {
        task.settle(estimate, took);
        run.settle(estimate, took);
    }

    /** Returns what a call took; a provider that does not say so is not believed to have taken nothing. */
    Spent took(String model, Request request, Usage told) {
        Usage usage = told.total() == 0 ? most(request) : told;
        return new Spent(1, usage.total(), cost(model, usage).orElse(BigDecimal.ZERO));
    }

    private Usage most(Request request) {
        return new Usage(RequestSize.tokens(request), 0, longestReply);
    }

    Optional<BigDecimal> cost(String model, Usage usage) {
        return prices.cost(model, usage);
    }

    /** The dearest of the models may answer, and nothing may be in its cache. */
    private Spent estimate(Purse task, List<String> models, Request request) {
        Usage usage = most(request);
        BigDecimal money = BigDecimal.ZERO;
        for (String model : models) {
            Optional<BigDecimal> cost = cost(model, usage);
            if (cost.isEmpty() && (task.limitsMoney() || run.limitsMoney())) {
                throw refused(unpriced(model, task.limitsMoney() ? task : run));
            }
            money = money.max(cost.orElse(BigDecimal.ZERO));
        }
        return new Spent(1, usage.total(), money);
    }

    private static LlmException refused(Problem problem) {
        return new LlmException(FailureClass.ENVIRONMENT, problem, false, Optional.empty());
    }

    private static Problem unpriced(String model, Purse purse) {
        return new Problem(
                "what %s costs is not known, so %s cannot be kept".formatted(model, purse.moneySetting()),
                "the table of prices",
                "name a file with model.prices that has a line such as '%s: {input: 2.5, cached: 0.25, output: 10}', in"
                                .formatted(model)
                        + " USD per million tokens, or take %s away".formatted(purse.moneySetting()));
    }
}
