package dev.ralph.matrix;

import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deals tests out to parallel workers, container by container, so that the share of each worker can be repeated. */
public final class Shares {

    private Shares() {}

    /** Returns one list per worker; the containers go round, and each keeps the order it was given in. */
    public static List<List<TestId>> deal(List<TestId> tests, int workers) {
        Map<String, List<TestId>> byContainer = new LinkedHashMap<>();
        tests.forEach(test -> byContainer
                .computeIfAbsent(test.container(), container -> new ArrayList<>())
                .add(test));
        List<List<TestId>> shares = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            shares.add(new ArrayList<>());
        }
        int next = 0;
        for (List<TestId> container : byContainer.values()) {
            shares.get(next++ % workers).addAll(container);
        }
        return shares;
    }
}
