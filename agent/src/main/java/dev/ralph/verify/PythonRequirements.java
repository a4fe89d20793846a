package dev.ralph.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The libraries that a Python project says it needs: what is made by others is none of what it tests. */
final class PythonRequirements {

    private static final List<String> FILES = List.of(
            "requirements.txt",
            "requirements-dev.txt",
            "requirements-test.txt",
            "dev-requirements.txt",
            "test-requirements.txt",
            "requirements/base.txt",
            "requirements/dev.txt",
            "requirements/test.txt",
            "pyproject.toml",
            "setup.cfg",
            "setup.py",
            "Pipfile",
            "environment.yml");
    private static final Pattern NOT_NEEDED =
            Pattern.compile("(?m)^\\s*(?:name|version|description|\\w*packages|#|\\[).*$");

    private final Function<String, Optional<String>> tree;
    private final List<String> roots;
    private final Map<String, Boolean> known = new LinkedHashMap<>();

    PythonRequirements(Function<String, Optional<String>> tree, List<String> roots) {
        this.tree = tree;
        this.roots = roots;
    }

    /** Whether a module has the name of a library that is needed. */
    boolean names(String module) {
        return known.computeIfAbsent(module, this::isNeeded);
    }

    private boolean isNeeded(String module) {
        if (!module.matches("\\w+")) {
            return false;
        }
        Pattern entry = Pattern.compile("(?im)(?:^[ \\t-]*|[\"'])(?:python-)?" + module.replace("_", "[-_]")
                + "(?:-python)?(?=[\\s\\[<>=!~;,\"'@]|$)");
        Pattern itself =
                Pattern.compile("(?im)^\\s*name\\s*=\\s*[\"']?" + module.replace("_", "[-_]") + "[\"']?,?\\s*$");
        List<String> texts = roots.stream()
                .flatMap(root -> FILES.stream().map(file -> root + file))
                .flatMap(file -> tree.apply(file).stream())
                .toList();
        // Some list the project itself among what its tests need.
        return texts.stream().noneMatch(text -> itself.matcher(text).find())
                && texts.stream()
                        .anyMatch(text -> entry.matcher(NOT_NEEDED.matcher(text).replaceAll(""))
                                .find());
    }
}
