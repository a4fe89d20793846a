package dev.ralph.runner;

import java.util.ArrayList;
import java.util.List;

/** The first reasons not to trust a process; there may be as many as it likes to give, and one is enough. */
final class Doubts {

    private static final int MOST = 20;

    private final List<String> first = new ArrayList<>();

    void add(String doubt) {
        if (first.size() < MOST) {
            first.add(doubt);
        }
    }

    void addAll(List<String> doubts) {
        doubts.forEach(this::add);
    }

    List<String> list() {
        return List.copyOf(first);
    }
}
