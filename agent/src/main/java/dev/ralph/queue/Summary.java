package dev.ralph.queue;

import dev.ralph.model.MustHaves.Artifact;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The account of a finished plan that goes beside it, in the format that planners read.
 *
 * <p>It says what the plan says and what was found to be so; what nobody knows is left empty.
 */
public final class Summary {

    private static final Pattern PLAN = Pattern.compile("(?i)PLAN\\.md$");

    private Summary() {}

    /**
     * What was found when the plan was done.
     *
     * @param completed the day, as it is to be shown
     * @param duration such as {@code 12min}
     * @param accomplishments what was verified, one sentence each, the most important first
     * @param commits that hold the work, as they are to be shown
     * @param decisions what a person answered at checkpoints
     * @param issues what went wrong on the way, one sentence each
     */
    public record Facts(
            String completed,
            String duration,
            List<String> accomplishments,
            List<String> commits,
            List<String> decisions,
            List<String> issues) {

        public Facts {
            accomplishments = List.copyOf(accomplishments);
            commits = List.copyOf(commits);
            decisions = List.copyOf(decisions);
            issues = List.copyOf(issues);
        }
    }

    /** Returns where the summary of a plan file belongs. */
    public static Path path(Path planFile) {
        String name = PlanFiles.name(planFile.toString());
        String summary = PlanFiles.isNamedAsPlan(name)
                ? PLAN.matcher(name).replaceFirst("SUMMARY.md")
                : name.replaceFirst("(?i)\\.md$", "") + "-SUMMARY.md";
        return planFile.resolveSibling(summary);
    }

    /**
     * Writes the summary of a plan file beside it, all of it or nothing.
     *
     * @return false when there is one already; it is left alone
     */
    public static boolean write(Path planFile, String text) {
        Path file = path(planFile);
        try {
            return AtomicFile.create(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the summary of a plan cannot be written: " + e,
                            file.toString(),
                            "allow writing in the folder of the plan, and see that its disk is not full")),
                    e);
        }
    }

    /** Returns the text of the summary of a task that is a plan. */
    public static String text(Task task, Facts facts) {
        Plan plan = task.plan().orElseThrow(() -> new IllegalArgumentException(task.id() + " is no plan"));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        // Lists that happen to be the same object are written out, not referred to.
        options.setDereferenceAliases(true);
        String frontMatter = new Yaml(options).dump(frontMatter(task, plan, facts));
        return "---\n" + frontMatter + "---\n\n" + body(task, plan, facts);
    }

    private static Map<String, Object> frontMatter(Task task, Plan plan, Facts facts) {
        Plan.Head head = plan.head();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("phase", OutsideText.oneLine(head.phase()));
        all.put("plan", OutsideText.oneLine(head.number()));
        all.put("subsystem", subsystem(head.files()));
        all.put("tags", List.of());
        all.put(
                "requires",
                head.dependsOn().stream()
                        .map(id -> fields("phase", phase(id.value()), "provides", "plan " + id))
                        .toList());
        all.put("provides", provides(plan));
        all.put("affects", List.of());
        all.put("tech-stack", fields("added", List.of(), "patterns", List.of()));
        all.put("key-files", fields("created", List.of(), "modified", clean(head.files())));
        all.put("key-decisions", clean(facts.decisions()));
        all.put("patterns-established", List.of());
        all.put("requirements-completed", requirements(task));
        all.put("duration", OutsideText.oneLine(facts.duration()));
        all.put("completed", OutsideText.oneLine(facts.completed()));
        return all;
    }

    private static Map<String, Object> fields(String one, Object first, String other, Object second) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(one, first);
        fields.put(other, second);
        return fields;
    }

    /** The folder that all files of the plan lie in, as far as there is one. */
    private static String subsystem(List<String> files) {
        List<String> tops = files.stream()
                .map(file -> file.contains("/") ? OutsideText.oneLine(file.substring(0, file.indexOf('/'))) : "")
                .distinct()
                .toList();
        return tops.size() == 1 && !tops.get(0).isEmpty() ? tops.get(0) : "project";
    }

    private static String phase(String id) {
        int end = id.lastIndexOf('-');
        return end < 0 ? id : id.substring(0, end);
    }

    private static List<String> provides(Plan plan) {
        return clean(plan.mustHaves().artifacts().stream()
                .map(Artifact::provides)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList());
    }

    private static List<String> requirements(Task task) {
        return Stream.of(task.keys().getOrDefault("requirements", "").split(","))
                .map(OutsideText::oneLine)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static String body(Task task, Plan plan, Facts facts) {
        Plan.Head head = plan.head();
        String outcome = facts.accomplishments().isEmpty()
                ? task.title()
                : facts.accomplishments().get(0);
        return String.join(
                "\n\n",
                "# Phase %s Plan %s: %s Summary"
                        .formatted(
                                OutsideText.oneLine(head.phase()),
                                OutsideText.oneLine(head.number()),
                                OutsideText.oneLine(task.title())),
                "**%s**".formatted(OutsideText.oneLine(outcome).replace("**", "")),
                section(
                        "Performance",
                        List.of(
                                "**Duration:** " + facts.duration(),
                                "**Completed:** " + facts.completed(),
                                "**Tasks:** " + plan.tasks().size(),
                                "**Files named by the plan:** " + head.files().size()),
                        ""),
                section("Accomplishments", facts.accomplishments(), "None recorded."),
                section("Task Commits", facts.commits(), "None recorded."),
                section("Files Created/Modified", code(head.files()), "The plan names none."),
                section("Decisions Made", facts.decisions(), "None recorded."),
                section("Deviations from Plan", List.of(), "None recorded."),
                section("Issues Encountered", facts.issues(), "None recorded."),
                section("User Setup Required", List.of(), "None but what the plan asks for."),
                section("Next Phase Readiness", List.of(), "Plans that depend on %s can go on.".formatted(task.id()))
                        + "\n");
    }

    private static List<String> code(List<String> files) {
        return files.stream().map(file -> "`" + file.replace("`", "") + "`").toList();
    }

    private static String section(String title, List<String> items, String otherwise) {
        String text = items.isEmpty()
                ? otherwise
                : clean(items).stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
        return "## " + title + "\n\n" + text;
    }

    private static List<String> clean(List<String> texts) {
        return texts.stream().map(OutsideText::oneLine).toList();
    }
}
