package dev.ralph.diagnose.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.diagnose.order.Dependence;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/** What can be done about each kind of finding in one test framework: the {@code remedies.yaml} of its runner. */
public final class Remedies {

    private static final String FILE = "remedies.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<RemedyRule> rules;

    private Remedies(List<RemedyRule> rules) {
        this.rules = rules;
    }

    /** No remedy for anything. */
    public static Remedies none() {
        return new Remedies(List.of());
    }

    /**
     * Reads the file in a runner's folder; a runner without one knows none.
     *
     * @throws RalphException with all that is wrong with it
     */
    public static Remedies load(Path runnerFolder) {
        Path file = runnerFolder.resolve(FILE);
        if (Files.notExists(file)) {
            return none();
        }
        List<RemedyRule> rules;
        try {
            rules = List.of(YAML.readValue(Files.readString(file), RemedyRule[].class));
        } catch (IOException | NullPointerException e) {
            throw new RalphException(
                    "the remedies cannot be read: " + Objects.requireNonNullElse(e.getMessage(), e.toString()),
                    file.toString(),
                    "compare the file with that of another runner");
        }
        List<Problem> problems = rules.stream()
                .flatMap(rule -> rule.problems(runnerFolder).stream())
                .map(what -> new Problem(what, file.toString(), "correct the entry"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return new Remedies(rules);
    }

    /** Returns the first that answers a finding; it goes by the first state that carries it. */
    public Optional<Remedy> about(Dependence found) {
        return rules.stream()
                .filter(rule -> rule.answers(found))
                .findFirst()
                .map(rule -> new Remedy(filled(rule.remedy(), found), Optional.ofNullable(rule.pattern())));
    }

    private static String filled(String sentence, Dependence found) {
        Optional<Dependence.State> state = found.states().stream().findFirst();
        String polluter = state.map(Dependence.State::polluter)
                .or(() -> Stream.concat(found.polluters().stream().flatMap(List::stream), found.setters().stream())
                        .findFirst())
                .map(TestId::value)
                .orElse("the other test");
        String where = state.map(Dependence.State::where).orElse("the state");
        // What was found is foreign text; it must not be taken for another hole.
        return RemedyRule.HOLE
                .matcher(sentence)
                .replaceAll((MatchResult hole) -> java.util.regex.Matcher.quoteReplacement(
                        switch (hole.group(1)) {
                            case "test" -> found.test().value();
                            case "polluter" -> polluter;
                            default -> where;
                        }));
    }
}
