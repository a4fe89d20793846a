package dev.ralph.cli;

import dev.ralph.diagnose.reading.Readings;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.fixture.Patterns;
import dev.ralph.llm.Prompts;
import dev.ralph.loop.Preflight;
import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.Task;
import dev.ralph.provider.ProviderFiles;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.Place;
import dev.ralph.queue.Remainder;
import dev.ralph.queue.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads everything that people write for ralph and runs nothing. */
final class Check {

    private static final Pattern LINE = Pattern.compile("line (\\d{1,9}): (.*)", Pattern.DOTALL);

    private final Wiring wiring;
    private final FolderQueue queue;
    private final Remainder remainder;

    Check(Wiring wiring, QueueOptions options) {
        this.wiring = wiring;
        this.queue = options.queue();
        this.remainder = options.remainder();
    }

    CheckReport report() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        FolderQueue.Listing listing = new FolderQueue.Listing(List.of(), List.of());
        List<Path> leftAlone = List.of();
        Preflight tasks = new Preflight();
        var read = tasks.need(queue::list);
        if (read.isPresent()) {
            listing = read.get();
            leftAlone = remainder.leftAlone();
        }
        problems.put("tasks", joined(tasks.problems(), joined(listing.problems(), missing(listing))));
        problems.put("config", config());
        problems.put(
                "runners",
                Stream.of(problems(this::providers), problems(this::patterns), problems(this::readings), remedies())
                        .flatMap(List::stream)
                        .toList());
        problems.put("prompts", problems(this::prompts));
        return new CheckReport(listing.tasks().size(), problems, warnings(listing.tasks()), leftAlone);
    }

    private List<Problem> config() {
        Preflight preflight = new Preflight();
        List<Problem> keys =
                preflight.need(wiring::config).map(wiring::missingKeys).orElse(List.of());
        return joined(preflight.problems(), keys);
    }

    private Object providers() {
        return ProviderFiles.load(wiring.home().resolve("runners/providers"));
    }

    private Object patterns() {
        return Patterns.load(wiring.home().resolve("runners/junit"));
    }

    private List<Problem> remedies() {
        try (Stream<Path> runners = Files.list(wiring.home().resolve("runners"))) {
            return runners.sorted()
                    .flatMap(runner -> problems(() -> Remedies.load(runner)).stream())
                    .toList();
        } catch (IOException e) {
            return List.of(new Problem(
                    "the folder of runners cannot be read: " + e,
                    wiring.home().resolve("runners").toString(),
                    "restore it, or allow reading it"));
        }
    }

    private Object prompts() {
        return Prompts.load(wiring.home().resolve("prompts"));
    }

    private Object readings() {
        return Readings.load(wiring.home().resolve("runners"));
    }

    private static List<Problem> problems(Supplier<Object> reading) {
        Preflight preflight = new Preflight();
        preflight.need(reading);
        return preflight.problems();
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Tasks that wait for one that nobody wrote, and will for ever. */
    private List<Problem> missing(FolderQueue.Listing listing) {
        Set<String> known =
                listing.tasks().stream().map(task -> task.id().value()).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        for (String name : listing.queues()) {
            for (Place place : queue.outlook(name).places()) {
                place.waits().stream()
                        .filter(wait -> !wait.on().isEmpty() && !known.contains(wait.on()))
                        .map(wait -> missing(place, wait))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    private Problem missing(Place place, Wait wait) {
        String where = queue.path(place.task().id())
                .map(file -> file + ":" + line(file, wait.on()))
                .orElse("");
        return new Problem(
                "%s %s".formatted(place.task().id(), wait.why()),
                where,
                "add a task %s, or take it out of what %s depends on"
                        .formatted(wait.on(), place.task().id()));
    }

    /** The first line that names an id; 1 when none does. */
    private static int line(Path file, String id) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(id)) {
                    return i + 1;
                }
            }
            return 1;
        } catch (IOException e) {
            return 1;
        }
    }

    private List<String> warnings(List<Task> tasks) {
        List<String> warnings = new ArrayList<>();
        for (Task task : tasks) {
            List<String> said = task.plan().map(Plan::warnings).orElse(List.of());
            if (!said.isEmpty()) {
                String file = queue.path(task.id()).map(Path::toString).orElse("");
                said.forEach(warning -> warnings.add(placed(file, warning)));
            }
        }
        return warnings;
    }

    /** A warning begins with its line where it has one. */
    private static String placed(String file, String warning) {
        Matcher line = LINE.matcher(warning);
        return line.matches() ? "%s:%s: %s".formatted(file, line.group(1), line.group(2)) : file + ": " + warning;
    }
}
