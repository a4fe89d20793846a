package dev.ralph.runner;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Probes in fresh processes, each in a folder of its own that is gone afterwards. */
final class ColdRuns {

    private final SessionProgram program;
    private final Path folder;
    private final Patience patience;
    private final Durations durations;
    private final Spending spending;
    private final Set<String> remarks;
    private final AtomicInteger runs = new AtomicInteger();

    /**
     * Takes what is known of a session.
     *
     * @param remarks receives what its processes remark; safe to be added to by several threads
     */
    ColdRuns(
            SessionProgram program,
            Path folder,
            Patience patience,
            Durations durations,
            Spending spending,
            Set<String> remarks) {
        this.program = program;
        this.folder = folder;
        this.patience = patience;
        this.durations = durations;
        this.spending = spending;
        this.remarks = remarks;
    }

    ProbeReport run(Probe probe, TimeLeft time) {
        return run(probe, durations.limit(probe), time);
    }

    ProbeReport run(Probe probe, Duration limit, TimeLeft time) {
        Path own = folder.resolve("cold-" + runs.incrementAndGet());
        spending.processes(1);
        try {
            Answers answers = answers(new ProbeRequest(1, probe, limit), own, time);
            remarks.addAll(answers.notes());
            answers.answer(1).ifPresent(durations::learn);
            ProbeReport report = answers.answer(1)
                    .map(answer -> answer.report().fromFreshProcess())
                    .orElseGet(() -> ProbeReport.notRun(answers.refusal().orElse("It was not answered.")));
            spending.ran(report);
            return report;
        } catch (RalphException e) {
            return ProbeReport.notRun(e.problems().get(0).what());
        } finally {
            removeQuietly(own);
        }
    }

    private Answers answers(ProbeRequest request, Path own, TimeLeft time) {
        Optional<SessionRun> once = SessionRun.once(program, own, patience, request.probe());
        try (SessionRun run = once.orElseGet(() -> SessionRun.serving(program, own, patience))) {
            if (once.isPresent()) {
                return run.awaitOnly(request, time);
            }
            Opening opening = run.awaitReady();
            return opening.refusal().map(Answers::refused).orElseGet(() -> run.answer(List.of(request)));
        }
    }

    /** What cannot be removed now is removed with the folder of the whole session. */
    private static void removeQuietly(Path folder) {
        try {
            Exchange.delete(folder);
        } catch (IOException e) {
            return;
        }
    }
}
