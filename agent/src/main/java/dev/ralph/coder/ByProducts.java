package dev.ralph.coder;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tells what programs leave behind while somebody works from the work itself. */
final class ByProducts {

    private static final String GIT = ".git";

    private static final Set<String> NAMES = Set.of(
            "__pycache__",
            ".pytest_cache",
            ".mypy_cache",
            ".ruff_cache",
            ".tox",
            ".venv",
            ".coverage",
            "node_modules",
            ".DS_Store",
            ".claude",
            ".codex",
            ".gemini",
            ".opencode");

    private static final List<String> BUILT = List.of(".pyc", ".class");

    private ByProducts() {}

    /** Everything counts but metadata of git, which is no part of a tree of files. */
    static Predicate<String> ofGit() {
        return path -> path.equals(GIT) || path.endsWith("/" + GIT);
    }

    /**
     * What a program may have left behind since.
     *
     * @param before where a name of that kind was in use, it is work
     */
    static Predicate<String> since(FolderState before) {
        return path -> ofGit().test(path) || (isByProduct(path, before) && !wasThere(path, before));
    }

    private static boolean isByProduct(String path, FolderState before) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        String beside = path.substring(0, slash + 1);
        return NAMES.contains(name)
                || name.startsWith(".aider")
                || BUILT.stream().anyMatch(name::endsWith)
                || (name.equals("target") && before.things().containsKey(beside + "pom.xml"));
    }

    private static boolean wasThere(String path, FolderState before) {
        String inside = path + "/";
        var from = before.things().tailMap(inside);
        return before.things().containsKey(path)
                || (!from.isEmpty() && from.firstKey().startsWith(inside));
    }
}
