package dev.ralph.cli;

import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.PatternExample;
import dev.ralph.repo.TextDiff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pattern as a person reads it. */
final class PatternText {

    private PatternText() {}

    static String of(String framework, Pattern pattern, List<PatternExample> examples) {
        StringBuilder text = new StringBuilder("%s (%s)%n".formatted(pattern.name(), framework));
        text.append("  %s.%n%n".formatted(pattern.title()));
        line(text, "answers", String.join(", ", pattern.symptoms()));
        line(text, "tier", pattern.tier().orElse(""));
        line(text, "applies", pattern.applies());
        line(text, "never", pattern.never());
        line(text, "cost", pattern.cost());
        line(text, "needs", String.join(", ", pattern.needs()));
        new TreeMap<>(pattern.parameters()).forEach((name, meaning) -> line(text, name, meaning));
        examples.stream()
                .filter(example -> !example.after().isEmpty())
                .findFirst()
                .ifPresent(example -> example(text, example));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append("  %-10s %s%n".formatted(name, value.strip()));
        }
    }

    private static void example(StringBuilder text, PatternExample example) {
        text.append("%n  Example: %s%n".formatted(example.name().replace('-', ' ')));
        for (Map.Entry<String, String> file : new TreeMap<>(example.after()).entrySet()) {
            String before = example.before().getOrDefault(file.getKey(), "");
            String change = example.before().containsKey(file.getKey()) ? "changes" : "creates";
            text.append("%n  %s %s%n".formatted(change, file.getKey()));
            TextDiff.hunks(before, file.getValue())
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }
}
