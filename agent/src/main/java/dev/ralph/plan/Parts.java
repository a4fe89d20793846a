package dev.ralph.plan;

import dev.ralph.model.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the parts that a task names itself. */
final class Parts {

    private static final Pattern SUBTASK = Pattern.compile("(?is)<subtask>(.{1,4000}?)</subtask>");
    private static final String[] LISTS = {"Subtasks", "Sub-tasks", "Sub tasks", "Implementation Checklist", "Actions"};
    private static final Pattern MARKUP = Pattern.compile("\\*\\*|__");

    private Parts() {}

    /** Returns the parts in their order, without those that are ticked; fewer than two are none. */
    static List<Part> of(Brief brief) {
        List<Part> tagged = tagged(OwnText.of(brief.task().goal()));
        List<Part> parts = tagged.isEmpty() ? listed(brief) : tagged;
        Map<String, Part> distinct = new LinkedHashMap<>();
        parts.forEach(part -> distinct.putIfAbsent(part.fingerprint(), part));
        return distinct.size() < 2 ? List.of() : List.copyOf(distinct.values());
    }

    private static List<Part> tagged(String text) {
        return SUBTASK.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .filter(body -> !body.isEmpty())
                .map(body -> part(body, List.of()))
                .toList();
    }

    private static List<Part> listed(Brief brief) {
        Optional<String> list = brief.section(LISTS);
        return list.stream()
                .flatMap(text -> Outline.items(text).stream())
                .filter(item -> !item.ticked())
                .map(item -> part(item.text(), item.nested()))
                .toList();
    }

    private static Part part(String text, List<String> criteria) {
        String first = text.lines().findFirst().orElseThrow();
        String title = MARKUP.matcher(first).replaceAll("").strip().replaceFirst("[:.]$", "");
        return new Part(title.isEmpty() ? first : title, text, criteria);
    }

    /** Returns at most so many parts; the last one takes over what is too many. */
    static List<Part> atMost(int most, List<Part> parts) {
        if (parts.size() <= most) {
            return parts;
        }
        List<Part> rest = parts.subList(most - 1, parts.size());
        boolean haveCriteria = rest.stream().anyMatch(part -> !part.criteria().isEmpty());
        List<String> criteria = rest.stream()
                .filter(part -> haveCriteria)
                .flatMap(part -> part.criteria().isEmpty() ? Stream.of(part.title()) : part.criteria().stream())
                .distinct()
                .toList();
        String title = "%s, and %d more".formatted(rest.get(0).title(), rest.size() - 1);
        String goal = rest.stream()
                .map(part -> "- " + part.goal().replace("\n", "\n  "))
                .collect(Collectors.joining("\n"));
        List<Part> limited = new ArrayList<>(parts.subList(0, most - 1));
        limited.add(new Part(title, goal, criteria));
        return List.copyOf(limited);
    }
}
