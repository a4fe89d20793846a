package dev.ralph.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A kind of work, known by words and by the names of files. */
enum Domain {
    TESTS(
            "\\btest(s|ing)?\\b|\\bfixtures?\\b",
            "(^|/)tests?/|(^|/)(test_|conftest\\.)|[a-z0-9](Tests?|IT)\\.|[._-](test|spec)\\."),
    CI(
            "\\bci\\b|\\bcontinuous integration\\b|\\bpipelines?\\b",
            "(^|/)(\\.github|\\.gitlab|\\.ci|ci)(/|-ci)|jenkinsfile"),
    DATABASE(
            "\\bdatabases?\\b|\\bpostgres\\w*|\\bsqlite\\b|\\bmysql\\b|\\bmigrations?\\b",
            "\\.sql$|(^|/)(migrations?|alembic|db)/"),
    DOCS("\\bdocs?\\b|\\bdocumentation\\b|\\breadme\\b|\\bchangelog\\b", "\\.(md|rst|adoc)$|(^|/)docs?/"),
    BUILD(
            "\\bbuild (file|script|system)s?\\b",
            "(^|/)(pom\\.xml|[\\w.-]+\\.gradle|package\\.json|pyproject\\.toml|setup\\.(py|cfg)|cargo\\.toml)$"),
    FRONTEND("\\bfront[- ]?end\\b|\\buser interface\\b", "(^|/)front-?end/|\\.(tsx|jsx|vue|svelte|css|scss|html)$"),
    BACKEND(
            "\\bback[- ]?end\\b|\\brepositor(y|ies)\\b|\\bapi\\b",
            "\\.(java|kt|py|go|rs|rb|php|cs|scala|c|cpp|h|ts|js)$");

    private final Pattern words;
    private final Pattern paths;

    Domain(String words, String paths) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.paths = Pattern.compile(paths);
    }

    boolean isNamedIn(String text) {
        return words.matcher(text).find();
    }

    /** The first domain that a path belongs to: a test in the back end is a test. */
    static Optional<Domain> ofPath(String path) {
        return Stream.of(values())
                .filter(domain -> domain.paths.matcher(path).find())
                .findFirst();
    }

    @Override
    public String toString() {
        return this == CI ? "CI" : name().toLowerCase(Locale.ROOT);
    }
}
