package dev.ralph.verify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a patch may write. */
final class PathRule {

    private static final Pattern BUILD_FILE = Pattern.compile(
            "pom\\.xml|.*\\.gradle(?:\\.kts)?|gradle\\.properties"
                    + "|gradlew(?:\\.bat)?|mvnw(?:\\.cmd)?|build\\.xml|.*\\.(?:jar|class|pth|pyc|pyd|so|egg-link)|\\.gitattributes|\\.gitmodules");
    private static final Set<String> CLOSED_FOLDERS = Set.of(".git", ".mvn", "gradle");

    private static final int NAMED = 8;

    private PathRule() {}

    /** Returns what is wrong with a path; empty when it may be written. */
    static Optional<String> refuse(String path, Set<String> allowedRoots) {
        // Some file systems take upper and lower case for the same name.
        List<String> parts = Arrays.asList(path.toLowerCase(Locale.ROOT).split("/", -1));
        if (path.contains("\\") || path.contains(":") || path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("the path has a character that is not allowed");
        }
        if (parts.stream()
                        .anyMatch(part -> part.endsWith(" ")
                                || part.startsWith(" ")
                                || (part.endsWith(".") && !part.matches("\\.+")))
                || path.codePoints().anyMatch(one -> Character.getType(one) == Character.FORMAT)
                || !Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
            return Optional.of("the path looks like another one");
        }
        if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
            return Optional.of("the path is not plain and relative");
        }
        if (allowedRoots.stream().noneMatch(root -> isUnder(path, root))) {
            return Optional.of("the file is not among the files of this task: " + named(allowedRoots));
        }
        if (parts.stream().anyMatch(CLOSED_FOLDERS::contains)
                || BUILD_FILE.matcher(parts.get(parts.size() - 1)).matches()) {
            return Optional.of("a file of the build is changed");
        }
        if (("/" + String.join("/", parts)).contains("/src/main/")) {
            return Optional.of("production code is changed");
        }
        return Optional.empty();
    }

    private static String named(Set<String> roots) {
        List<String> sorted = roots.stream().sorted().toList();
        String more = sorted.size() > NAMED ? " and %d more".formatted(sorted.size() - NAMED) : "";
        return sorted.isEmpty()
                ? "it has none"
                : String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size()))) + more;
    }

    private static boolean isUnder(String path, String root) {
        String folder = root.endsWith("/") ? root : root + "/";
        return !root.isBlank() && (path.equals(root) || path.startsWith(folder));
    }
}
