package dev.ralph.matrix;

import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import java.util.ArrayList;
import java.util.List;

/** Which cells a matrix has: every provider × order × number of workers × round. */
public record MatrixSpec(List<Provider> providers, List<Order> orders, List<Integer> workers, int rounds) {

    public MatrixSpec {
        providers = List.copyOf(providers);
        orders = List.copyOf(orders);
        workers = List.copyOf(workers);
    }

    /** Says what was asked for, without the seeds: they differ from run to run. */
    public String shape() {
        List<Order.Kind> kinds = orders.stream().map(Order::kind).toList();
        return "%s x %s x %s x %d".formatted(providers, kinds, workers, rounds);
    }

    /** Returns the cells, cheap ones first inside each provider, so that a person soon sees how each provider does. */
    public List<MatrixCell> cells() {
        List<MatrixCell> cells = new ArrayList<>();
        for (Provider provider : providers) {
            for (int round = 1; round <= rounds; round++) {
                for (int workerCount : workers) {
                    for (Order order : orders) {
                        cells.add(new MatrixCell(provider, order, workerCount, round));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }
}
