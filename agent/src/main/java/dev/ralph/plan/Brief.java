package dev.ralph.plan;

import dev.ralph.model.Criterion;
import dev.ralph.model.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a planner is told about a task.
 *
 * @param sections the text of each section of its file, by heading
 * @param depth how many ancestors it has
 * @param direct whether its parts were tried and failed, so that it is to be worked as a whole
 */
public record Brief(Task task, Map<String, String> sections, int depth, boolean direct) {

    /** The key of a child that says which part of its parent it is. */
    public static final String PART = "Part";

    public Brief {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** Tells what the task itself knows: its goal and criteria. */
    public static Brief of(Task task) {
        String criteria = task.criteria().stream().map(Criterion::text).collect(Collectors.joining("\n- ", "- ", ""));
        return new Brief(task, Map.of("Description", task.goal(), "Success Criteria", criteria), 0, false);
    }

    /** The text of the first section that has one of these names. */
    Optional<String> section(String... names) {
        return Stream.of(names)
                .flatMap(name -> sections.entrySet().stream()
                        .filter(section -> section.getKey().equalsIgnoreCase(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Everything that speaks of this task and not of another. */
    String ownWords() {
        // Why a child was made is told in words about its parent, and so is what it quotes.
        boolean isPart = task.keys().containsKey(PART);
        String text = sections.entrySet().stream()
                .filter(section -> !isPart || !section.getKey().equalsIgnoreCase("Reason for Delegation"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n\n"));
        return OwnText.of(task.title() + "\n\n" + text);
    }
}
