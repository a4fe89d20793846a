package dev.ralph.matrix;

import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.provider.ProviderLaunch;
import dev.ralph.provider.ProviderSession;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Runner.WorkerRequest;
import dev.ralph.runner.Suite;
import dev.ralph.runner.WorkerReport;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One cell of the matrix on its way: what its workers are asked, the sandboxed command, and what came back. */
final class CellRun {

    private final Sandbox sandbox;
    private final Runner runner;
    private final Suite suite;
    private final MatrixCell cell;
    private final Path results;
    private final List<WorkerRequest> requests = new ArrayList<>();

    /** Deals the tests out to the workers; {@code results} is a new folder of this cell alone. */
    CellRun(Sandbox sandbox, Runner runner, Suite suite, MatrixCell cell, CellMode mode, Path results) {
        this.sandbox = sandbox;
        this.runner = runner;
        this.suite = suite;
        this.cell = cell;
        this.results = results;
        List<List<TestId>> shares = Shares.deal(cell.order().arrange(suite.tests()), cell.workers());
        for (int number = 0; number < shares.size(); number++) {
            String nonce = UUID.randomUUID().toString();
            requests.add(new WorkerRequest(
                    results, number, nonce, shares.get(number), mode.fixtures(), mode.probe(), shares.size()));
        }
    }

    /** Runs the cell to its end and keeps what it left behind; whatever happens inside it is a result. */
    CellResult run(ProviderSession session, Duration limit, Path evidence) {
        Path kept = evidence.resolve(results.getFileName());
        ProviderLaunch launch = session.launch(results.getFileName().toString(), cell.workers());
        try {
            writeScript(launch);
            List<Mount> mounts = new ArrayList<>(suite.mounts());
            mounts.addAll(launch.mounts());
            mounts.add(Mount.readOnly(suite.tree(), "/tree"));
            mounts.add(Mount.readWrite(results, "/results"));
            Finished finished = sandbox.run(new Command(
                    List.of("/bin/sh", "/results/cell.sh"),
                    Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", "/home/sandbox", "LANG", "C.UTF-8"),
                    mounts,
                    "/",
                    Limits.testing(limit),
                    results.resolve("cell.log")));
            CellEvidence.keep(results, kept);
            Finished recorded = new Finished(finished.ending(), moved(finished.evidence(), kept));
            return new CellReading(cell, recorded).read(workers(), SmallFiles.tail(results.resolve("cell.log")));
        } catch (IOException | UncheckedIOException | RalphException e) {
            // One cell that cannot be run says nothing about the others.
            return CellResult.notRun(cell, String.valueOf(e.getMessage()), Optional.empty());
        } finally {
            launch.close().run();
        }
    }

    /** Returns what each worker has reported so far. */
    List<WorkerReport> reports() {
        return requests.stream().map(runner::read).toList();
    }

    private void writeScript(ProviderLaunch launch) throws IOException {
        List<List<String>> commands =
                requests.stream().map(request -> runner.worker(suite, request)).toList();
        String directory = suite.project().isEmpty() ? "/work" : "/work/" + suite.project();
        Files.writeString(results.resolve("cell.sh"), CellScript.of(directory, launch, commands));
        SandboxUser.current().prepare(results);
    }

    private static Evidence moved(Evidence evidence, Path folder) {
        return new Evidence(evidence.command(), evidence.exitCode(), evidence.took(), folder.resolve("cell.log"));
    }

    private List<CellReading.Worker> workers() {
        return requests.stream()
                .map(request -> new CellReading.Worker(
                        request.tests(),
                        runner.read(request),
                        SmallFiles.head(results.resolve("worker-%d.exit".formatted(request.number())))
                                .strip()))
                .toList();
    }
}
