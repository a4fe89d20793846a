package dev.ralph.cli;

import dev.ralph.fixture.Patterns;
import dev.ralph.loop.Preflight;
import dev.ralph.model.Problem;
import dev.ralph.model.Task;
import dev.ralph.provider.ProviderFiles;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.Remainder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads everything that people write for ralph and runs nothing. */
final class Check {

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
        problems.put("tasks", joined(tasks.problems(), listing.problems()));
        problems.put("config", problems(wiring::config));
        problems.put("runners", joined(problems(this::providers), problems(this::patterns)));
        problems.put("prompts", prompts(wiring.home().resolve("prompts")));
        return new CheckReport(listing.tasks().size(), problems, warnings(listing.tasks()), leftAlone);
    }

    private Object providers() {
        return ProviderFiles.load(wiring.home().resolve("runners/providers"));
    }

    private Object patterns() {
        return Patterns.load(wiring.home().resolve("runners/junit"));
    }

    private static List<Problem> problems(Supplier<Object> reading) {
        Preflight preflight = new Preflight();
        preflight.need(reading);
        return preflight.problems();
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<String> warnings(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.plan().stream()
                        .flatMap(plan -> plan.warnings().stream())
                        .map(warning -> task.id() + ": " + warning))
                .toList();
    }

    private static List<Problem> prompts(Path folder) {
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .forEach(file -> prompt(file, problems));
        } catch (IOException e) {
            problems.add(new Problem(
                    "the folder of prompts cannot be read: " + e,
                    folder.toString(),
                    "restore it, or allow reading it"));
        }
        return problems;
    }

    private static void prompt(Path file, List<Problem> problems) {
        try {
            Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(new Problem("the prompt is not in UTF-8", file + ":1", "save it in UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem("the prompt cannot be read: " + e, file + ":1", "allow reading it"));
        }
    }
}
