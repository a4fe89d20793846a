package dev.ralph.model;

/**
 * One run of the suite: a provider, an order, a number of parallel workers and a round.
 *
 * @param round counted from 1; rounds of one cell differ in nothing else
 */
public record MatrixCell(Provider provider, Order order, int workers, int round) {

    @Override
    public String toString() {
        return "%s/%s/w%d/r%d".formatted(provider, order, workers, round);
    }
}
