package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what the head and the status block of one file say, and keeps every problem for one report. */
final class TaskReader {

    private static final Pattern PRIORITY = Pattern.compile("[Pp]?([0-3])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}([.,]\\d{1,6})?");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Pattern NOTHING = Pattern.compile("(?iu)|[-–—]|none|nothing|n/a|aucune?|néant");
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]`\"']");
    private static final Pattern SEPARATOR = Pattern.compile("(?i)[,;\\s\u00A0]+(?:(?:and|et)[,;\\s\u00A0]+)?");
    private static final int LATER = 2;

    private final String where;
    private final TaskParts.Part part;
    private final List<Problem> problems = new ArrayList<>();

    TaskReader(String where, TaskParts.Part part) {
        this.where = where;
        this.part = part;
        problems.addAll(part.problems());
    }

    /** Ends the reading when anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
    }

    /** What is wrong, as far as it was read. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Head head() {
        if (part.head().isEmpty()) {
            problem(
                    "there is no heading '# Task <id>: <title>'",
                    part.headLine(),
                    "make it the first line of the file");
            check();
        }
        return part.head().orElseThrow();
    }

    Optional<TaskId> id(Head head) {
        Optional<TaskId> id = TaskId.parse(head.id());
        if (id.isEmpty()) {
            problem(
                    "'%s' is no task id".formatted(head.id()),
                    head.line().number(),
                    "use letters, digits and hyphens, such as T1336");
        }
        return id;
    }

    /** The keys of the head as written; parent and dependencies under the names that the task knows them by. */
    Map<String, String> keys(Head head) {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> seen = new HashMap<>();
        Set<String> dependencies = new LinkedHashSet<>();
        for (Head.Key key : head.keys()) {
            if (is(key, Term.DEPENDS_ON)) {
                dependencies.addAll(dependencies(key));
                continue;
            }
            String name = key.term().map(Term::canonical).orElse(key.name().toLowerCase(Locale.ROOT));
            String same = seen.computeIfAbsent(name, any -> key.value());
            if (!same.equals(key.value())) {
                problem("'%s' is there twice".formatted(key.name()), key.line(), "keep one of the two lines");
            } else if (!is(key, Term.PARENT)) {
                keys.put(key.name(), key.value());
            } else if (!NOTHING.matcher(key.value()).matches()) {
                keys.put(Term.PARENT.canonical(), parent(key));
            }
        }
        if (!dependencies.isEmpty()) {
            keys.put(Term.DEPENDS_ON.canonical(), String.join(", ", dependencies));
        }
        return keys;
    }

    private static boolean is(Head.Key key, Term term) {
        return key.term().filter(term::equals).isPresent();
    }

    private String parent(Head.Key key) {
        if (TaskId.parse(key.value()).isEmpty()) {
            problem("the parent '%s' is no task id".formatted(key.value()), key.line(), "write an id such as T1291");
        }
        return key.value();
    }

    private List<String> dependencies(Head.Key key) {
        String list = BRACKETS.matcher(key.value()).replaceAll("");
        if (NOTHING.matcher(list.strip()).matches()) {
            return List.of();
        }
        List<String> ids =
                SEPARATOR.splitAsStream(list).filter(id -> !id.isEmpty()).toList();
        for (String id : ids) {
            if (TaskId.parse(id).isEmpty()) {
                problem(
                        "'%s' is no task id to depend on".formatted(id),
                        key.line(),
                        "write ids with commas between them, such as T1291, T1292, or none");
            }
        }
        return ids;
    }

    /** Where the task ranks; the head decides, then the fields that older tools put into the block. */
    Ranking ranking(Head head, StatusBlock block) {
        Head.Key queue = value(head, block, Term.QUEUE, head.id().startsWith("D") ? "deploy" : "tdd");
        Head.Key priority = value(head, block, Term.PRIORITY, "P" + LATER);
        Head.Key wsjf = value(head, block, Term.WSJF, "0");
        String name = queue.value().toLowerCase(Locale.ROOT);
        if (!QUEUE.matcher(name).matches()) {
            problem("'%s' is no queue name".formatted(queue.value()), queue.line(), "write a word such as TDD");
        }
        var level = PRIORITY.matcher(priority.value());
        boolean hasLevel = level.matches();
        if (!hasLevel) {
            problem("'%s' is no priority".formatted(priority.value()), priority.line(), "write P0, P1, P2 or P3");
        }
        boolean hasNumber = NUMBER.matcher(wsjf.value()).matches();
        if (!hasNumber) {
            problem("'%s' is no WSJF score".formatted(wsjf.value()), wsjf.line(), "write a number such as 8.0");
        }
        return new Ranking(
                name,
                hasLevel ? Integer.parseInt(level.group(1)) : LATER,
                hasNumber ? Double.parseDouble(wsjf.value().replace(',', '.')) : 0);
    }

    private static Head.Key value(Head head, StatusBlock block, Term term, String otherwise) {
        String name = term.canonical();
        String fallback = block.fields().getOrDefault(name.toUpperCase(Locale.ROOT), otherwise);
        return head.key(term)
                .orElseGet(() -> new Head.Key(name, fallback, head.line().number(), Optional.of(term)));
    }

    /** What the block says; a block that says nothing usable is a problem, for guessing could redo finished work. */
    StatusBlock state(Optional<StatusBlocks.Block> block, Predicate<Line> history) {
        if (block.isEmpty()) {
            StatusBlocks.markers(part.lines()).stream()
                    .filter(marker -> marker.isText() || !history.test(marker))
                    .findFirst()
                    .ifPresent(marker -> noBlock(marker, history.test(marker)));
            return new StatusBlock(Optional.empty(), Map.of());
        }
        StatusBlock state = block.get().state();
        if (state.status().isEmpty()) {
            String word = state.fields().getOrDefault("STATUS", "");
            problem(
                    word.isEmpty() ? "the status block has no STATUS" : "'%s' is no status".formatted(word),
                    block.get().begin().number(),
                    "write STATUS: and one of " + words());
        }
        return state;
    }

    private void noBlock(Line marker, boolean inHistory) {
        if (inHistory) {
            problem(
                    "the only status block stands in a log",
                    marker.number(),
                    "put the log into a code block, or move the status block above it");
        } else {
            problem(
                    "the status block is not complete",
                    marker.number(),
                    "give it both its lines, %s and %s".formatted(StatusBlocks.BEGIN, StatusBlocks.END));
        }
    }

    private static String words() {
        return Arrays.stream(Status.values()).map(Status::name).collect(Collectors.joining(", "));
    }

    private void problem(String what, int line, String remedy) {
        problems.add(new Problem(OutsideText.plain(what), where + ":" + line, remedy));
    }
}
