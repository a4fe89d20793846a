package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeReport.End;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One process of a session and our side of the talk with it. */
final class SessionRun implements AutoCloseable {

    static final String ARGUMENTS = "session.arguments";

    private static final long LOOK_MILLIS = 2;

    private final Path folder;
    private final Path results;
    private final Patience patience;
    private final Seal seal;
    private final EventTail tail;
    private final SessionProcess process;
    private int batches;
    private boolean broken;

    /** Starts it; {@code folder} is empty and its own. */
    SessionRun(SessionProgram program, Path folder, Patience patience, List<String> more) {
        String nonce = UUID.randomUUID().toString();
        this.folder = folder;
        this.results = folder.resolve("results");
        this.patience = patience;
        this.seal = Seal.with(nonce);
        List<String> lines =
                new ArrayList<>(List.of("nonce=" + nonce, "events=/results/session.events", "requests=/results"));
        lines.addAll(program.arguments());
        lines.addAll(more);
        try {
            Files.createDirectories(results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UntrustedFile.create(results.resolve(ARGUMENTS), lines);
        SandboxUser.current().prepare(results);
        this.tail = new EventTail(results.resolve("session.events"), nonce);
        this.process = new SessionProcess(program.sandbox(), program.in(results, log()));
    }

    /**
     * Waits until it is ready and returns its tests.
     *
     * @throws RalphException when the tests of the target cannot be collected
     */
    List<TestId> awaitReady() {
        List<TestId> tests = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long deadline = System.nanoTime() + patience.start().toNanos();
        while (true) {
            boolean over = process.isOver();
            List<EventTail.Line> lines = tail.next();
            for (EventTail.Line line : lines) {
                String kind = line.event().path("event").asText();
                if (line.isDoubtful()) {
                    problems.add(problem(line.doubt()));
                } else if (kind.equals("test")) {
                    tests.add(Events.test(line.event()));
                } else if (kind.equals("undiscovered")) {
                    problems.add(problem(uncollected(line.event())));
                } else if (kind.equals("cannot")) {
                    problems.add(problem(line.event().path("message").asText()));
                } else if (kind.equals("ready")) {
                    return checked(tests, problems);
                }
            }
            if (lines.isEmpty() && (over || System.nanoTime() > deadline)) {
                process.check();
                problems.add(problem("The tests of the target could not be listed: "
                        + (over ? process.ending() : "that took longer than " + patience.start())));
                return checked(tests, problems);
            }
            if (!look(lines.isEmpty())) {
                return checked(tests, List.of(problem("The listing of the tests was interrupted.")));
            }
        }
    }

    private List<TestId> checked(List<TestId> tests, List<Problem> problems) {
        if (!problems.isEmpty()) {
            broken = true;
            throw new RalphException(problems, null);
        }
        return List.copyOf(tests);
    }

    private static String uncollected(JsonNode event) {
        JsonNode failure = event.path("failure");
        return "%s cannot be collected: %s: %s"
                .formatted(
                        event.path("id").asText(),
                        failure.path("type").asText(),
                        failure.path("message").asText().strip());
    }

    private Problem problem(String what) {
        return new Problem(what, "the tests of the target", "see " + log());
    }

    /** Asks for probes and waits for the answers; not all are there when the session ends before. */
    Answers answer(List<ProbeRequest> requests) {
        Answers answers = new Answers(requests);
        send(requests);
        long silent = requests.stream()
                .mapToLong(request -> request.limit().plus(patience.beyond()).toNanos())
                .max()
                .orElse(0);
        long heard = System.nanoTime();
        while (!answers.isComplete()) {
            boolean over = process.isOver();
            List<EventTail.Line> lines = tail.next();
            lines.forEach(answers::take);
            if (!lines.isEmpty()) {
                heard = System.nanoTime();
            } else if (over || answers.isOver() || tail.isLost()) {
                giveUp(answers);
                break;
            } else if (System.nanoTime() - heard > silent) {
                process.close();
                tail.next().forEach(answers::take);
                answers.abort(End.DEADLINE, "The session itself did not answer any more.");
                broken = true;
                break;
            } else if (!look(true)) {
                broken = true;
                break;
            }
        }
        broken |= answers.isOver() || tail.isLost();
        return answers;
    }

    private void giveUp(Answers answers) {
        broken = true;
        if (answers.isOver()) {
            answers.drop();
        } else if (tail.isLost()) {
            answers.abortNext("What it reported is lost.");
        } else {
            answers.abort(End.CRASHED, "The session itself died: " + process.ending() + ".");
        }
    }

    /** Waits for a moment; returns false when we were told to stop. */
    private static boolean look(boolean wait) {
        try {
            if (wait) {
                Thread.sleep(LOOK_MILLIS);
            }
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Written beside the folder of the results and moved there: whole, and never through a link left by a test. */
    private void send(List<ProbeRequest> requests) {
        batches++;
        String name = "batch-%06d".formatted(batches);
        Path written = folder.resolve(name);
        try {
            Files.writeString(written, ProbeRequest.batch(requests, seal));
            SandboxUser.current().prepare(written);
            Files.move(written, results.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask the session in " + results, e);
        }
    }

    /** Whether it can be asked again. */
    boolean isUsable() {
        return !broken && !process.isOver();
    }

    /** How it ended, in words. */
    String ending() {
        return process.isOver() ? process.ending() : "it cannot be trusted any more";
    }

    long eventBytes() {
        return tail.bytes();
    }

    Path log() {
        return folder.resolve("session.log");
    }

    @Override
    public void close() {
        process.close();
        tail.close();
        try {
            Exchange.delete(results);
        } catch (IOException e) {
            // The folder is removed with all of them at the end.
            broken = true;
        }
    }
}
