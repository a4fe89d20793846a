package dev.ralph.llm;

import java.math.BigDecimal;

/**
 * What calls of models took.
 *
 * @param money in USD; without the calls of models whose price is not known
 */
public record Spent(long calls, long tokens, BigDecimal money) {

    public static final Spent NOTHING = new Spent(0, 0, BigDecimal.ZERO);

    public Spent plus(Spent more) {
        return new Spent(calls + more.calls, tokens + more.tokens, money.add(more.money));
    }

    /** What of this is more than there is of that. */
    Spent beyond(Spent that) {
        Spent more = minus(that);
        return new Spent(
                Math.max(more.calls, 0),
                Math.max(more.tokens, 0),
                more.money.signum() > 0 ? more.money : BigDecimal.ZERO);
    }

    Spent minus(Spent less) {
        return new Spent(calls - less.calls, tokens - less.tokens, money.subtract(less.money));
    }
}
