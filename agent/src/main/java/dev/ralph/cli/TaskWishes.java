package dev.ralph.cli;

import dev.ralph.model.Problem;
import dev.ralph.model.Ranking;
import dev.ralph.model.TaskId;
import dev.ralph.queue.Draft;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.NewTasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person asks of a new task, checked option by option; every problem is kept for one report. */
final class TaskWishes {

    private static final Pattern PRIORITY = Pattern.compile("[Pp]?([0-3])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final FolderQueue queue;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private String title = "";
    private Ranking ranking = new Ranking("tdd", 2, 0);

    TaskWishes(FolderQueue queue) {
        this.queue = queue;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Draft draft(String description, List<String> criteria) {
        return new Draft(title, description, ranking, keys, criteria, "");
    }

    void title(String text) {
        title = text;
        if (Printable.text(text).isBlank()) {
            problem("the title is empty", "--title", "say in a line what the task is");
        }
    }

    void prefix(String text) {
        if (!NewTasks.isPrefix(text)) {
            problem("'%s' is no prefix of ids".formatted(text), "--prefix", "write capitals, such as T or MOD-AUTH-");
        }
    }

    void ranking(String name, String priority, String wsjf) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!QUEUE.matcher(lower).matches()) {
            problem("'%s' is no queue name".formatted(name), "--queue", "write a word such as tdd");
        }
        Matcher level = PRIORITY.matcher(priority);
        if (!level.matches()) {
            problem("'%s' is no priority".formatted(priority), "--priority", "write P0, P1, P2 or P3");
        }
        if (!NUMBER.matcher(wsjf).matches()) {
            problem("'%s' is no WSJF score".formatted(wsjf), "--wsjf", "write a number such as 8.0");
        }
        if (problems.isEmpty()) {
            ranking = new Ranking(lower, Integer.parseInt(level.group(1)), Double.parseDouble(wsjf));
        }
    }

    void parent(String id) {
        if (!id.isBlank()) {
            known(List.of(id), "--parent");
            keys.put("Parent", id.strip());
        }
    }

    void dependsOn(List<String> ids) {
        List<String> named =
                ids.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
        if (!named.isEmpty()) {
            known(named, "--depends-on");
            keys.put("Depends on", String.join(", ", named));
        }
    }

    private void known(List<String> ids, String option) {
        Set<String> all =
                queue.list().tasks().stream().map(task -> task.id().value()).collect(Collectors.toSet());
        for (String id : ids) {
            if (!isId(id)) {
                problem("'%s' is no task id".formatted(id), option, "write an id such as T1336");
            } else if (!all.contains(id)) {
                problem("there is no task '%s'".formatted(id), option, "ralph status lists the tasks that exist");
            }
        }
    }

    private static boolean isId(String text) {
        try {
            return !new TaskId(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void problem(String what, String where, String remedy) {
        problems.add(new Problem(what, where, remedy));
    }
}
