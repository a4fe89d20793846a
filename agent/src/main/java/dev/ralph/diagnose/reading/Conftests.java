package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in every {@code conftest.py}, to compare with the files below it. */
public final class Conftests {

    private static final String NAME = "conftest.py";

    /** The outer ones first, then all other files. */
    static final Comparator<String> FIRST = Comparator.comparing((String path) -> !isOne(path))
            .thenComparing(String::length)
            .thenComparing(path -> path);

    private final Set<String> found = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();

    Conftests() {}

    static boolean isOne(String path) {
        return path.equals(NAME) || path.endsWith("/" + NAME);
    }

    /** Every one that may hold for a file, whether it is there or not, the nearest first. */
    public static List<String> above(String path) {
        return folders(path).stream()
                .map(folder -> folder.isEmpty() ? NAME : folder + "/" + NAME)
                .toList();
    }

    /** Those of some files that hold for another one, the nearest first. */
    static List<String> above(String path, Collection<String> files) {
        return above(path).stream().filter(files::contains).toList();
    }

    void note(String path, byte[] bytes) {
        if (isOne(path)) {
            texts.put(folder(path), Source.decode(bytes));
        }
    }

    /** The text of every one that holds for a file, itself included; the nearest first. */
    String textFor(String path) {
        return folders(path).stream()
                .map(folder -> texts.getOrDefault(folder, ""))
                .collect(Collectors.joining("\n"));
    }

    /** Whether a match stands: of a rule about duplicates only in a file below a {@code conftest.py} with the same. */
    boolean allow(Rule rule, Match match) {
        Optional<String> shared = rule.sharedWith();
        if (shared.isEmpty()) {
            return true;
        }
        String path = match.source().path();
        String what = match.captures().getOrDefault(shared.get(), "");
        if (isOne(path)) {
            found.add(rule.name() + " " + folder(path) + " " + what);
            return false;
        }
        return folders(path).stream().anyMatch(folder -> found.contains(rule.name() + " " + folder + " " + what));
    }

    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        String folder = path;
        do {
            folder = folder(folder);
            folders.add(folder);
        } while (!folder.isEmpty());
        return folders;
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
