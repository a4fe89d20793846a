package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the marks and tags by which the settings of a project leave tests out. */
final class LeftOut {

    private static final Pattern MARK =
            Pattern.compile("\\bmark\\s*\\.\\s*(\\w+)|@(?:[\\w.]+\\.)?Tag\\s*\\(\\s*\"([^\"]+)\"");
    private static final Pattern EXCLUDED =
            Pattern.compile("-m[ =]*\"[^\"\\n]*\\bnot\\b[^\"\\n]*|-m[ =]*'[^'\\n]*\\bnot\\b[^'\\n]*"
                    + "|<excludedGroups>[^<]*|excludeTags?\\b[^\\n]*|addopts[^\\n]*\\bnot\\b[^\\n]*");
    private static final List<String> SETTINGS = List.of(
            "pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini", "pom.xml", "build.gradle", "build.gradle.kts");

    private LeftOut() {}

    /** Returns the marks that a file gains and by which its tests no longer run. */
    static List<String> check(String path, String before, String after, Function<String, Optional<String>> now) {
        List<String> marks = new ArrayList<>(marks(after));
        marks(before).forEach(marks::remove);
        if (marks.isEmpty()) {
            return List.of();
        }
        List<String> excluded = excluded(path, now);
        return marks.stream()
                .distinct()
                .filter(mark -> excluded.stream()
                        .anyMatch(text -> Pattern.compile("\\b" + Pattern.quote(mark) + "\\b")
                                .matcher(text)
                                .find()))
                .map(mark -> "what is marked as %s is left out by the settings".formatted(mark))
                .toList();
    }

    private static List<String> marks(String source) {
        return MARK.matcher(source)
                .results()
                .map(one -> one.group(1) != null ? one.group(1) : one.group(2))
                .toList();
    }

    private static List<String> excluded(String path, Function<String, Optional<String>> now) {
        List<String> found = new ArrayList<>();
        for (String folder = path; !folder.isEmpty(); ) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            for (String name : SETTINGS) {
                now.apply(folder.isEmpty() ? name : folder + "/" + name)
                        .ifPresent(text -> EXCLUDED.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .forEach(found::add));
            }
        }
        return found;
    }
}
