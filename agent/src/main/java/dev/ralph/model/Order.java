package dev.ralph.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The order in which a cell runs its tests; {@code seed} is 0 where the kind says it all.
 */
public record Order(Kind kind, long seed) {

    /** How the order comes about. */
    public enum Kind {
        DECLARED,
        REVERSED,
        /** Containers shuffled, and the tests inside each, so that every order is one the framework can run. */
        SHUFFLED,
        /** The few tests that show a leak, as they are given; the seed numbers what is shown. */
        WITNESS
    }

    public static final Order DECLARED = new Order(Kind.DECLARED, 0);
    public static final Order REVERSED = new Order(Kind.REVERSED, 0);

    public static Order shuffled(long seed) {
        return new Order(Kind.SHUFFLED, seed);
    }

    public static Order witness(int number) {
        return new Order(Kind.WITNESS, number);
    }

    /** Returns the tests in this order; tests of one container stay together. */
    public List<TestId> arrange(List<TestId> declared) {
        return switch (kind) {
            case DECLARED, WITNESS -> List.copyOf(declared);
            case REVERSED -> reversed(declared);
            case SHUFFLED -> shuffle(declared);
        };
    }

    private static List<TestId> reversed(List<TestId> declared) {
        List<TestId> tests = new ArrayList<>(declared);
        Collections.reverse(tests);
        return List.copyOf(tests);
    }

    private List<TestId> shuffle(List<TestId> declared) {
        Map<String, List<TestId>> byContainer = new LinkedHashMap<>();
        declared.forEach(test -> byContainer
                .computeIfAbsent(test.container(), c -> new ArrayList<>())
                .add(test));
        // Small neighbouring seeds give alike first numbers, so the seed is mixed before use.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<List<TestId>> containers = new ArrayList<>(byContainer.values());
        Collections.shuffle(containers, random);
        containers.forEach(tests -> Collections.shuffle(tests, random));
        return containers.stream().flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        boolean isOneOfMany = kind == Kind.SHUFFLED || kind == Kind.WITNESS;
        return isOneOfMany ? word + ":" + seed : word;
    }
}
