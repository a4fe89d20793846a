package dev.ralph.runner;

import dev.ralph.model.Evidence;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks the protocol of sessions without any framework: the name of a test says what happens when it runs. */
final class FakeSession implements Sandbox {

    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger colds = new AtomicInteger();
    final AtomicInteger batches = new AtomicInteger();
    final List<String> onceLines = new CopyOnWriteArrayList<>();
    private final AtomicInteger flickers = new AtomicInteger();
    private final List<String> tests;

    FakeSession(String... tests) {
        this.tests = List.of(tests);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<String> notEnforced() {
        return List.of();
    }

    @Override
    public Finished run(Command command) {
        starts.incrementAndGet();
        Path results = command.mounts().stream()
                .filter(mount -> mount.inside().equals("/results"))
                .map(Mount::host)
                .findFirst()
                .orElseThrow();
        try {
            new Talk(results).talk();
            return finished(command, Finished.Ending.EXITED, 0);
        } catch (Died e) {
            return finished(command, Finished.Ending.EXITED, 9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finished(command, Finished.Ending.INTERRUPTED, 137);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finished finished(Command command, Finished.Ending ending, int code) {
        return new Finished(ending, new Evidence(command.argv(), code, Duration.ZERO, command.log()));
    }

    /** The end of the session's process. */
    private static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** One process. */
    private final class Talk {

        private final Path results;
        private final Path events;
        private final Seal seal;
        private final boolean cold;
        private final List<String> once;
        private int n;
        private String last = "";

        Talk(Path results) throws IOException {
            this.results = results;
            this.events = results.resolve("session.events");
            Path arguments = results.resolve("session.arguments");
            List<String> lines = Files.readAllLines(arguments);
            Files.delete(arguments);
            this.cold = lines.contains("mode=run");
            this.seal = Seal.with(lines.stream()
                    .filter(line -> line.startsWith("nonce="))
                    .map(line -> line.substring(6))
                    .findFirst()
                    .orElseThrow());
            if (cold) {
                colds.incrementAndGet();
                lines.stream().filter(line -> !line.startsWith("nonce=")).forEach(onceLines::add);
            }
            this.once = lines.stream()
                    .filter(line -> line.startsWith("test="))
                    .map(line -> line.substring(5))
                    .toList();
        }

        void talk() throws IOException, InterruptedException {
            if (cold) {
                run(once);
                say("end", "\"tests\":%d".formatted(once.size()));
                return;
            }
            for (String test : tests) {
                say("test", "\"id\":\"%s\"".formatted(test));
            }
            if (tests.contains("uncollected")) {
                say("undiscovered", "\"id\":\"b.py\",\"failure\":{\"type\":\"ImportError\",\"message\":\"no x\"}");
            }
            say("ready", "\"x\":0");
            for (int number = 1; ; number++) {
                Path batch = results.resolve("batch-%06d".formatted(number));
                while (!Files.isRegularFile(batch)) {
                    Thread.sleep(1);
                }
                List<String> lines = Files.readAllLines(batch);
                Files.delete(batch);
                batches.incrementAndGet();
                String rest = String.join("\n", lines.subList(1, lines.size())) + "\n";
                if (!seal.fits(lines.get(0), rest)) {
                    throw new IllegalStateException("the seal of the batch does not fit");
                }
                for (String probe : rest.substring("probe ".length()).split("\nprobe ", -1)) {
                    probe(Arrays.asList(probe.split("\n", -1)));
                }
            }
        }

        private void probe(List<String> lines) throws IOException, InterruptedException {
            String number = "\"probe\":" + lines.get(0);
            List<String> order = lines.stream()
                    .filter(line -> line.startsWith("test "))
                    .map(line -> line.substring(5))
                    .toList();
            say("probe", number);
            String end = run(order);
            say("done", number + ",\"end\":\"%s\",\"remark\":\"\",\"fork\":true".formatted(end));
        }

        private String run(List<String> order) throws IOException, InterruptedException {
            Set<String> before = new HashSet<>();
            for (String test : order) {
                say("started", "\"id\":\"%s\"".formatted(test));
                if (test.startsWith("crash")) {
                    if (cold) {
                        throw new Died();
                    }
                    return "CRASHED";
                }
                if (test.equals("slow") && !cold) {
                    return "DEADLINE";
                }
                say("finished", "\"id\":\"%s\",\"ms\":3,\"outcome\":\"%s\"".formatted(test, outcome(test, before)));
                before.add(test);
            }
            return "ENDED";
        }

        private String outcome(String test, Set<String> before) throws IOException, InterruptedException {
            switch (test) {
                case "dies" -> throw new Died();
                case "hangs" -> Thread.sleep(60_000);
                case "forges" -> write("0000 {\"event\":\"finished\",\"n\":%d}\n".formatted(n));
                case "copies" -> write(last);
                case "spoils" -> write("half a line ");
                case "blocks" -> {
                    for (int number = 2; number < 10 && !cold; number++) {
                        Files.createDirectories(results.resolve("batch-%06d".formatted(number)));
                    }
                }
                case "shortens" -> Files.writeString(events, "");
                case "refuses" -> {
                    if (!cold) {
                        say("cannot", "\"message\":\"A thread was left.\"");
                        throw new Died();
                    }
                }
                default -> {}
            }
            boolean fails = test.equals("fails")
                    || (test.equals("flickers") && flickers.incrementAndGet() % 2 == 1)
                    || (test.equals("victim") && before.contains("polluter"))
                    || (test.equals("lies") && !cold);
            return fails ? "FAILED" : "PASSED";
        }

        private void say(String event, String fields) throws IOException {
            String json = "{\"n\":%d,\"event\":\"%s\",%s}".formatted(n++, event, fields);
            last = seal.of(json) + " " + json + "\n";
            write(last);
        }

        private void write(String text) throws IOException {
            Files.write(
                    events,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Names of tests besides one that does something. */
    static String[] with(String test, int others) {
        List<String> names = new ArrayList<>(List.of(test));
        for (int i = 0; i < others; i++) {
            names.add("t" + i);
        }
        return names.toArray(String[]::new);
    }
}
