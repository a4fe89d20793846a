package dev.ralph.diagnose.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ralph.diagnose.order.Dependence;
import dev.ralph.model.Leak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@code remedies.yaml}.
 *
 * @param finding kinds of findings it answers, in lower case
 * @param state kinds of state it answers, as in {@link Leak.Kind}; without any it answers every state and none
 * @param remedy the sentence; {@code {test}}, {@code {polluter}} and {@code {where}} stand for what was found
 * @param pattern name of a pattern beside the file
 */
record RemedyRule(
        @JsonProperty(required = true) List<String> finding,
        @Nullable List<String> state,
        @JsonProperty(required = true) String remedy,
        @Nullable String pattern) {

    static final Pattern HOLE = Pattern.compile("\\{(\\w*)}");
    private static final Set<String> HOLES = Set.of("test", "polluter", "where");
    private static final Set<String> FINDINGS =
            Arrays.stream(Dependence.Kind.values()).map(RemedyRule::word).collect(Collectors.toSet());
    private static final Set<String> STATES =
            Arrays.stream(Leak.Kind.values()).map(Leak.Kind::name).collect(Collectors.toSet());

    /** How a kind of finding is written. */
    static String word(Dependence.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    boolean answers(Dependence found) {
        boolean isState = state == null
                || found.states().stream()
                        .findFirst()
                        .filter(first -> state.contains(first.kind().name()))
                        .isPresent();
        return isState && finding.contains(word(found.kind()));
    }

    /** All that is wrong with it. */
    List<String> problems(Path runnerFolder) {
        List<String> problems = new ArrayList<>();
        if (finding.isEmpty()) {
            problems.add("a remedy names no finding");
        }
        finding.stream()
                .filter(word -> !FINDINGS.contains(word))
                .forEach(word -> problems.add("there is no kind of finding '%s'".formatted(word)));
        (state == null ? List.<String>of() : state)
                .stream()
                        .filter(word -> !STATES.contains(word))
                        .forEach(word -> problems.add("there is no kind of state '%s'".formatted(word)));
        HOLE.matcher(remedy)
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .filter(hole -> !HOLES.contains(hole))
                .forEach(hole -> problems.add("nothing is known to fill {%s}".formatted(hole)));
        if (remedy.isBlank()) {
            problems.add("a remedy says nothing");
        }
        if (pattern != null && !Files.isRegularFile(runnerFolder.resolve("patterns/" + pattern + "/pattern.yaml"))) {
            problems.add("there is no pattern '%s'".formatted(pattern));
        }
        return problems;
    }
}
