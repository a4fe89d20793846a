package dev.ralph.diagnose.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterPython;

/** A programming language whose files can be read. */
enum Language {
    PYTHON(
            ".py",
            new TreeSitterPython(),
            "(.*/)?(tests?|testing)/.*|(.*/)?(test_[^/]*|[^/]*_test|conftest|tests?)\\.py"),
    JAVA(
            ".java",
            new TreeSitterJava(),
            "(.*/)?(test|tests|testFixtures|integrationTest|it)/.*|(.*/)?([^/]*Tests?|[^/]*IT|[^/]*TestCase)\\.java");

    private static final Set<String> FUNCTIONS = Set.of(
            "function_definition", "method_declaration", "constructor_declaration", "compact_constructor_declaration");

    private static final Set<String> HOLDERS = Set.of(
            "module",
            "block",
            "class_definition",
            "decorated_definition",
            "if_statement",
            "else_clause",
            "try_statement",
            "except_clause",
            "program",
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "enum_body_declarations",
            "record_declaration");

    private final String suffix;
    /** Nothing changes it once it is loaded. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final TSLanguage grammar;

    private final Pattern tests;

    Language(String suffix, TSLanguage grammar, String tests) {
        this.suffix = suffix;
        this.grammar = grammar;
        this.tests = Pattern.compile(tests);
    }

    static Optional<Language> named(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst();
    }

    /** The language of a file by its name. */
    static Optional<Language> of(String path) {
        return Arrays.stream(values())
                .filter(language -> path.endsWith(language.suffix))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    TSLanguage grammar() {
        return grammar;
    }

    /** Whether a file, relative to its project, holds tests or what only tests use. */
    boolean isTestFile(String path) {
        return tests.matcher(path).matches();
    }

    boolean isFunction(TSNode node) {
        return FUNCTIONS.contains(node.getType());
    }

    /** Whether functions can be declared in a node: expressions are left out, as they make up most of a file. */
    boolean mayHoldFunctions(TSNode node) {
        return HOLDERS.contains(node.getType()) || node.getType().endsWith("_body");
    }

    Enclosure enclosure(Source source, TSNode node) {
        return this == PYTHON ? PythonEnclosure.of(source, node) : JavaEnclosure.of(source, node);
    }
}
