package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.runner.Answers.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One lane of a session: its process, which is started anew when it has died, a few times at most. */
final class SessionLink implements AutoCloseable {

    /** How often a process may die that has answered little. */
    private static final int MOST_EARLY_DEATHS = 3;

    private static final int LITTLE = 100;

    /** A file of events is left behind before it nears the largest that the sandbox lets a process write. */
    private static final long MOST_EVENTS = 256L << 20;

    private final SessionProgram program;
    private final Path folder;
    private final Patience patience;
    private final List<String> remarks = new ArrayList<>();
    private @Nullable SessionRun run;
    private Optional<String> refusal = Optional.empty();
    private int starts;
    private int asked;
    private int answered;
    private int earlyDeaths;

    /** Takes an empty folder of its own, in a place that the sandbox can reach; starts nothing yet. */
    SessionLink(SessionProgram program, Path folder, Patience patience) {
        this.program = program;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * Starts the session and returns its tests.
     *
     * @throws RalphException when they cannot be collected
     */
    List<TestId> start() {
        starts++;
        SessionRun started = SessionRun.serving(program, folder.resolve("start-" + starts), patience);
        run = started;
        answered = 0;
        Opening opening = started.awaitReady();
        refusal = opening.refusal();
        return opening.tests();
    }

    /**
     * Runs the probes and returns an answer for each; none for those that this session cannot answer, and then
     * {@link #refusal()} says why.
     *
     * @param limit how long each may take
     */
    List<Optional<Answer>> run(List<Probe> probes, Function<Probe, Duration> limit) {
        List<Optional<Answer>> answers = new ArrayList<>();
        while (answers.size() < probes.size()
                && refusal.isEmpty()
                && !Thread.currentThread().isInterrupted()) {
            List<ProbeRequest> requests = probes.subList(answers.size(), probes.size()).stream()
                    .map(probe -> new ProbeRequest(++asked, probe, limit.apply(probe)))
                    .toList();
            Optional<SessionRun> session = usable();
            if (session.isEmpty()) {
                break;
            }
            Answers given = session.get().answer(requests);
            given.notes().stream().filter(note -> !remarks.contains(note)).forEach(remarks::add);
            answered += given.count();
            refusal = given.refusal();
            take(requests, given, answers);
            if (!session.get().isUsable()) {
                end(session.get());
            }
        }
        while (answers.size() < probes.size()) {
            answers.add(Optional.empty());
        }
        return answers;
    }

    /** A session answers in the order in which it was asked, so those without an answer are the last. */
    private static void take(List<ProbeRequest> requests, Answers given, List<Optional<Answer>> answers) {
        for (ProbeRequest request : requests) {
            Optional<Answer> answer = given.answer(request.number());
            if (answer.isEmpty()) {
                return;
            }
            answers.add(answer);
        }
    }

    private Optional<SessionRun> usable() {
        SessionRun now = run;
        if (now != null && now.isUsable() && now.eventBytes() < MOST_EVENTS) {
            return Optional.of(now);
        }
        close();
        try {
            List<TestId> unused = start();
            return refusal.isEmpty() ? Optional.ofNullable(run) : Optional.empty();
        } catch (RalphException e) {
            refuse("The session cannot be started again: " + e.problems().get(0).what());
            return Optional.empty();
        }
    }

    private void end(SessionRun session) {
        if (refusal.isEmpty() && !Thread.currentThread().isInterrupted()) {
            boolean early = answered < LITTLE;
            earlyDeaths += early ? 1 : 0;
            String end = "A session died after %d probes: %s.".formatted(answered, session.ending());
            if (earlyDeaths > MOST_EARLY_DEATHS) {
                refuse("Sessions die too often. " + end);
            } else {
                remarks.add(end + " It was started again.");
            }
        }
        close();
    }

    private void refuse(String why) {
        refusal = Optional.of(why);
    }

    /** Why it answers no more. */
    Optional<String> refusal() {
        return refusal;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** How many processes it has started. */
    int starts() {
        return starts;
    }

    @Override
    public void close() {
        SessionRun last = run;
        if (last != null) {
            last.close();
            run = null;
        }
    }
}
