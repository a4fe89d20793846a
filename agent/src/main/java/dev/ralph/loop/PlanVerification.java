package dev.ralph.loop;

import dev.ralph.model.Plan;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.verify.PlanCheck;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.ProjectCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Judges a plan against a project as it lies on disk, without changing it. */
public final class PlanVerification {

    private final Sandbox sandbox;
    private final Path cache;
    private final LoopListener listener;

    public PlanVerification(Sandbox sandbox, Path cache, LoopListener listener) {
        this.sandbox = sandbox;
        this.cache = cache;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param logs the folder with the output of each command
     */
    public record Result(PlanReport report, Path logs) {}

    /**
     * Copies the project and judges the plan on the copy.
     *
     * @param commandLimit a verify command that takes longer is killed
     */
    public Result run(Plan plan, Path project, Duration commandLimit) {
        Path folder = folder(project);
        Path name = folder.getFileName();
        try (Workroom room = Workroom.in(cache)) {
            Path tree = room.folder("project");
            ProjectCopy.copy(folder, tree);
            Path logs = newLogs();
            listener.said("judging a copy of " + folder + " in " + sandbox.name());
            listener.said("the output of each command goes to " + logs);
            PlanCheck.Project copy = new PlanCheck.Project(name == null ? "" : name.toString(), tree);
            PlanReport report =
                    new PlanCheck(sandbox, Limits.testing(commandLimit)).judge(plan, copy, room.folder("tasks"), logs);
            return new Result(report, logs);
        }
    }

    private static Path folder(Path project) {
        try {
            Path folder = project.toRealPath();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (IOException e) {
            // Said below in a person's words.
        }
        throw new RalphException(
                "there is no project here", project.toAbsolutePath().toString(), "name its folder: --project DIR");
    }

    private static Path newLogs() {
        try {
            return Files.createTempDirectory("ralph-verify-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for the output of the commands", e);
        }
    }
}
