package dev.ralph.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What our sandboxes made of namespaces do not enforce; a container with quotas would. */
final class Shortcomings {

    private Shortcomings() {}

    static List<String> of(boolean filtered) {
        List<String> sentences = new ArrayList<>();
        if (!filtered) {
            sentences.add("No system call filter is loaded: the kernel's rarely used doors stay open.");
        }
        sentences.add("Memory is limited for each process, not for all of them together.");
        sentences.add("A folder mounted read-write is limited by the size of each file, not as a whole.");
        return List.copyOf(sentences);
    }
}
