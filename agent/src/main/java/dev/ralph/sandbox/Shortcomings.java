package dev.ralph.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What our sandboxes made of namespaces do not enforce; a container with quotas would. */
final class Shortcomings {

    private Shortcomings() {}

    static List<String> of(boolean filtered) {
        List<String> sentences = new ArrayList<>();
        if (!filtered) {
            sentences.add("No system call filter is loaded: rarely used system calls and kinds of sockets stay open,"
                    + " and set-user-id files can be left in folders mounted read-write.");
        }
        sentences.add("Memory is limited for each process, not for all of them together.");
        sentences.add("A folder mounted read-write is limited by the size of each file, not as a whole.");
        return List.copyOf(sentences);
    }
}
