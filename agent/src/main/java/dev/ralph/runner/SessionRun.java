package dev.ralph.runner;

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
import java.util.Optional;
import java.util.UUID;

/** One process of a session and our side of the talk with it. */
final class SessionRun implements AutoCloseable {

    static final String ARGUMENTS = "session.arguments";

    private static final String LOG = "session.log";
    private static final int LAST_LINES = 5;
    private static final long LOOK_MILLIS = 2;

    private final Path folder;
    private final Path log;
    private final Path results;
    private final Patience patience;
    private final Seal seal;
    private final EventTail tail;
    private final SessionProcess process;
    private int batches;
    private boolean broken;

    /** Starts one that serves; {@code folder} is empty and its own. */
    static SessionRun serving(SessionProgram program, Path folder, Patience patience) {
        return new SessionRun(program, folder, folder.resolve(LOG), patience, program.serving());
    }

    /**
     * Starts one that runs a probe and nothing else, if the program can do that and look as the probe wants; of the
     * look at lines it gives the leaks.
     */
    static Optional<SessionRun> once(SessionProgram program, Path folder, Patience patience, Probe probe) {
        boolean plain = probe.look() == Probe.Look.OUTCOMES && probe.restored().isEmpty();
        if (program.once().isEmpty() || !(plain || program.looksOnce())) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(program.once());
        if (probe.look() != Probe.Look.OUTCOMES) {
            lines.add("probe=true");
        }
        probe.tests().forEach(test -> lines.add("test=" + ProbeRequest.escaped(test.value())));
        probe.restored().stream().sorted().forEach(name -> lines.add("restore=" + ProbeRequest.escaped(name)));
        return Optional.of(new SessionRun(program, folder, folder.resolve(LOG), patience, lines));
    }

    private SessionRun(SessionProgram program, Path folder, Path log, Patience patience, List<String> more) {
        String nonce = UUID.randomUUID().toString();
        this.folder = folder;
        this.log = log;
        this.results = folder.resolve("results");
        this.patience = patience;
        this.seal = Seal.with(nonce);
        List<String> lines =
                new ArrayList<>(List.of("nonce=" + nonce, "events=/results/session.events", "requests=/results"));
        lines.addAll(more);
        try {
            Files.createDirectories(results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UntrustedFile.create(results.resolve(ARGUMENTS), lines);
        SandboxUser.current().prepare(results);
        this.tail = new EventTail(results.resolve("session.events"), nonce);
        this.process = new SessionProcess(program.sandbox(), program.in(results, log));
    }

    /**
     * Runs a program that lists its tests and nothing else.
     *
     * @param log receives what it prints
     * @throws dev.ralph.model.RalphException when the tests of the target cannot be collected
     */
    static List<TestId> list(SessionProgram program, Path folder, Path log, Patience patience) {
        try (SessionRun run = new SessionRun(program, folder, log, patience, program.serving())) {
            return run.opened().tests();
        }
    }

    /**
     * Waits until it is ready.
     *
     * @throws dev.ralph.model.RalphException when the tests of the target cannot be collected
     */
    Opening awaitReady() {
        OpeningReader reader = opened();
        broken = !reader.isReady();
        return reader.opening();
    }

    private OpeningReader opened() {
        OpeningReader reader = new OpeningReader(log);
        long began = System.nanoTime();
        while (!reader.isComplete()) {
            boolean over = process.isOver();
            List<EventTail.Line> lines = tail.next();
            lines.forEach(reader::take);
            if (lines.isEmpty() && over) {
                process.check();
                reader.fail("The tests of the target could not be listed: " + process.ending() + "." + said());
            } else if (System.nanoTime() - began > patience.start().toNanos()) {
                reader.fail("The tests of the target were not listed within %d s."
                        .formatted(patience.start().toSeconds()));
            } else if (!look(lines.isEmpty())) {
                reader.fail("The listing of the tests was interrupted.");
            }
        }
        return reader;
    }

    /** The last lines of what it printed, for a program that ended without a word to us. */
    private String said() {
        List<String> lines =
                UntrustedFile.read(log).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? ""
                : "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Waits for the end of a program that runs one probe and nothing else. */
    Answers awaitOnly(ProbeRequest request, TimeLeft time) {
        Answers answers = new Answers(List.of(request));
        answers.beginOnly();
        LastMoment last = new LastMoment(patience.start(), request.limit(), time);
        while (!answers.isComplete()) {
            boolean over = process.isOver();
            List<EventTail.Line> lines = tail.next();
            lines.forEach(answers::take);
            if (answers.hasEnded()) {
                answers.endOnly();
            } else if (lines.isEmpty() && (over || answers.isOver() || tail.isLost())) {
                giveUp(answers);
                break;
            } else if (!look(lines.isEmpty())) {
                break;
            } else {
                last.check(answers);
            }
        }
        return answers;
    }

    /** Asks for probes and waits for the answers; not all are there when the session ends before. */
    Answers answer(List<ProbeRequest> requests) {
        Answers answers = new Answers(requests);
        if (!send(requests)) {
            broken = true;
            process.close();
            return answers;
        }
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

    /**
     * Written beside the folder of the results and moved there: whole, and never through a link left by a test. A test
     * can put a folder in its place; then this process cannot be asked any more.
     */
    private boolean send(List<ProbeRequest> requests) {
        batches++;
        String name = "batch-%06d".formatted(batches);
        Path written = folder.resolve(name);
        try {
            Files.writeString(written, ProbeRequest.batch(requests, seal));
            SandboxUser.current().prepare(written);
            Files.move(written, results.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
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
