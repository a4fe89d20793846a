package dev.ralph.diagnose.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.diagnose.reading.Enclosure.Role;
import dev.ralph.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSException;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryPredicate;

/**
 * The {@code reading.yaml} of one rule; reports every problem it has to a list shared by all files.
 *
 * <pre>
 * language: python               or java
 * sentence: Sleeps {{seconds}}.  what stands there; captures are its holes
 * why: ...                       what goes wrong because of it
 * remedy: ...                    what to do instead
 * mentions: [sleep]              regular expressions of ASCII; every match of the query must hold one in its text, so
 *                                that it is asked only there; the whole file when left out, which is slow
 * query: |                       patterns of tree-sitter; each captures @place
 *   (call ...) @place            #eq?, #any-of?, #match? and their negations are known
 * files: tests                   or test-modules (without conftest.py), or all; tests when left out
 * inside: [test, fixture]        role of the outermost function: test, fixture, setup, teardown, helper;
 *                                top is no function; any when left out
 * not-within: [with_statement]   types of nodes that must not lie around it
 * when:                          all of these must match; holes are captures taken literally
 *   - in: file                   file, functions (all of the file), class, function, rest (of the function,
 *                                after the place), conftests (every one that holds for the file), or a capture, @name
 *     matches: '{{name}}\.add'   a regular expression of Java, found anywhere
 * unless: ...                    written like when; none may match
 * in-conftest-too: name          the rule finds the same name in a conftest.py of this folder or one above
 * </pre>
 */
final class ReadingFile {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "language",
            "sentence",
            "why",
            "remedy",
            "mentions",
            "query",
            "files",
            "inside",
            "not-within",
            "when",
            "unless",
            "in-conftest-too"));

    private static final Set<String> PREDICATES =
            Set.of("eq?", "not-eq?", "any-of?", "not-any-of?", "match?", "not-match?");

    private final Path file;
    private final String name;
    private final JsonNode root;
    private final List<Problem> problems;
    private final Set<String> captures = new TreeSet<>();

    ReadingFile(Path file, String name, JsonNode root, List<Problem> problems) {
        this.file = file;
        this.name = name;
        this.root = root;
        this.problems = problems;
    }

    /** The rule, or nothing when something is wrong with it. */
    Optional<Rule> rule() {
        if (!root.isObject()) {
            problem("The file holds no rule.", "compare it with the other readings beside it");
            return Optional.empty();
        }
        int before = problems.size();
        refuseOtherKeysThan(KEYS, root);
        Optional<Language> language = language();
        Optional<TSQuery> query = language.flatMap(this::query);
        Conditions conditions = new Conditions(
                files(), roles(), new LinkedHashSet<>(texts("not-within")), conditions("when"), conditions("unless"));
        String sentence = text("sentence");
        checkHoles("sentence", sentence);
        Optional<String> shared =
                Optional.ofNullable(root.get("in-conftest-too")).map(JsonNode::asText);
        shared.ifPresent(name -> checkHoles("in-conftest-too", "{{" + name + "}}"));
        String why = text("why");
        String remedy = text("remedy");
        List<Pattern> mentions = mentions();
        if (problems.size() > before || language.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                name, language.get(), sentence, why, remedy, new Search(query.get(), mentions), conditions, shared));
    }

    private Optional<Language> language() {
        String word = text("language");
        Optional<Language> language = Language.named(word);
        if (language.isEmpty() && !word.isEmpty()) {
            problem("The language '%s' is unknown.".formatted(word), "use python or java");
        }
        return language;
    }

    private Optional<TSQuery> query(Language language) {
        String written = text("query");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            TSQuery query = new TSQuery(language.grammar(), written);
            for (int i = 0; i < query.getCaptureCount(); i++) {
                captures.add(query.getCaptureNameForId(i));
            }
            if (!captures.contains(Match.PLACE)) {
                problem("The query captures no @place.", "write @place behind the node that a person should look at");
            }
            refuseOtherPredicates(query);
            return Optional.of(query);
        } catch (TSException | PatternSyntaxException e) {
            problem("The query cannot be read: " + e.getMessage(), "correct it; offsets count from its first byte");
            return Optional.empty();
        }
    }

    /** Others would be taken for true without being asked. */
    private void refuseOtherPredicates(TSQuery query) {
        for (int i = 0; i < query.getPatternCount(); i++) {
            for (TSQueryPredicate predicate : query.getPredicatesForPattern(i)) {
                if (!PREDICATES.contains(predicate.getName())) {
                    problem("The predicate #%s is unknown.".formatted(predicate.getName()), "use one of " + PREDICATES);
                }
            }
        }
    }

    private Set<Role> roles() {
        Set<Role> roles = new LinkedHashSet<>();
        for (String word : texts("inside")) {
            Role.named(word)
                    .ifPresentOrElse(
                            roles::add,
                            () -> problem("The role '%s' is unknown.".formatted(word), "use " + Role.words()));
        }
        return roles;
    }

    private List<Conditions.Text> conditions(String key) {
        List<Conditions.Text> conditions = new ArrayList<>();
        for (JsonNode entry : list(key)) {
            if (!entry.path("in").isTextual() || !entry.path("matches").isTextual() || entry.size() != 2) {
                problem("An entry of '%s' has not the keys in and matches.".formatted(key), "write both, and no other");
                continue;
            }
            Conditions.Text text = new Conditions.Text(
                    entry.get("in").asText(), entry.get("matches").asText());
            check(key, text);
            conditions.add(text);
        }
        return conditions;
    }

    private List<Pattern> mentions() {
        List<Pattern> mentions = new ArrayList<>();
        for (String mention : texts("mentions")) {
            expression("mentions", mention).ifPresent(mentions::add);
        }
        return mentions;
    }

    private Optional<Pattern> expression(String key, String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            problem("'%s' has no regular expression: %s".formatted(key, e.getMessage()), "correct it");
            return Optional.empty();
        }
    }

    private void check(String key, Conditions.Text text) {
        if (text.in().startsWith("@")) {
            checkHoles(key, "{{" + text.in().substring(1) + "}}");
        } else if (!Conditions.SCOPES.contains(text.in())) {
            problem(
                    "'%s' looks in '%s', which is unknown.".formatted(key, text.in()),
                    "use one of %s, or a capture such as @name".formatted(Conditions.SCOPES));
        }
        checkHoles(key, text.matches());
        expression(key, Rule.HOLE.matcher(text.matches()).replaceAll("x"));
    }

    private void checkHoles(String key, String text) {
        Rule.HOLE
                .matcher(text)
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .filter(name -> !captures.contains(name))
                .forEach(name -> problem(
                        "'%s' names the capture %s, which the query has not.".formatted(key, name),
                        "use one of " + captures));
    }

    private Conditions.Files files() {
        String word = root.has("files") ? text("files") : "tests";
        return Conditions.Files.named(word).orElseGet(() -> {
            problem("The files '%s' are unknown.".formatted(word), "use one of " + Conditions.Files.words());
            return Conditions.Files.TESTS;
        });
    }

    private String text(String key) {
        @Nullable JsonNode value = root.get(key);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            problem("The key '%s' has no text.".formatted(key), "write %s: TEXT".formatted(key));
            return "";
        }
        return value.asText().strip();
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list(key)) {
            if (!entry.isTextual()) {
                problem("The key '%s' holds something else than words.".formatted(key), "write a list of words");
            }
            texts.add(entry.asText());
        }
        return texts;
    }

    private Iterable<JsonNode> list(String key) {
        @Nullable JsonNode value = root.get(key);
        if (value != null && !value.isArray()) {
            problem("The key '%s' is no list.".formatted(key), "write a list");
        }
        return value == null || !value.isArray() ? List.of() : value;
    }

    private void refuseOtherKeysThan(Set<String> known, JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(
                        "The key '%s' is unknown.".formatted(key),
                        "remove it; known are " + known.stream().collect(Collectors.joining(", ")));
            }
        });
    }

    private void problem(String what, String remedy) {
        problems.add(new Problem(what, file.toString(), remedy));
    }
}
