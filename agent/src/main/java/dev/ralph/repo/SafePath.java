package dev.ralph.repo;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Decides which paths may exist in a tree: relative, without {@code ..} and without any spelling of {@code .git}. */
final class SafePath {

    private static final int LONGEST = 4_000;

    private SafePath() {}

    /** Says why a patch may not touch a path; empty when it may. */
    static Optional<String> objection(String path) {
        if (path.length() > LONGEST || path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("it is too long or holds control characters");
        }
        boolean isMetadata = List.of(path.split("/", -1)).stream().anyMatch(SafePath::isGitOnWindows);
        return !isMetadata && isInside(path)
                ? Optional.empty()
                : Optional.of("it leaves the tree or leads into repository metadata");
    }

    private static boolean isInside(String path) {
        try {
            new ObjectChecker().setSafeForMacOS(true).checkPath(path);
            return true;
        } catch (CorruptObjectException e) {
            return false;
        }
    }

    /** Windows spellings; its reserved names, which the checker would refuse too, are fine elsewhere. */
    private static boolean isGitOnWindows(String name) {
        String bare = name.replaceFirst("[. ]+$", "").replaceFirst(":.*$", "");
        return bare.equalsIgnoreCase(".git") || bare.equalsIgnoreCase("git~1");
    }

    /** The folders that lead to a path, outermost first. */
    static Stream<String> parents(String path) {
        return IntStream.range(1, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i));
    }
}
