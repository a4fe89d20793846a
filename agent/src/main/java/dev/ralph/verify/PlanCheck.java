package dev.ralph.verify;

import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.TaskCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether a plan is done: what its files must hold, and what its verify commands show in the sandbox.
 *
 * <p>Files are judged before anything runs, and each task runs in a copy of its own, so that no command can prepare
 * the ground for another check.
 */
public final class PlanCheck {

    private final Sandbox sandbox;
    private final Limits limits;

    /**
     * Judges with these means.
     *
     * @param limits of each verify command
     */
    public PlanCheck(Sandbox sandbox, Limits limits) {
        this.sandbox = sandbox;
        this.limits = limits;
    }

    /**
     * A project to judge.
     *
     * @param name of its own folder, by which absolute paths of other machines are recognised
     * @param tree its files, which are only read
     */
    public record Project(String name, Path tree) {}

    /**
     * Judges a plan.
     *
     * @param work an empty folder that the sandbox can reach
     * @param logs receives the output of each command
     */
    public PlanReport judge(Plan plan, Project project, Path work, Path logs) {
        try {
            ProjectFiles files = new ProjectFiles(project.tree());
            FileChecks checks = new FileChecks(files);
            List<FileCheck> artifacts =
                    plan.mustHaves().artifacts().stream().map(checks::artifact).toList();
            List<FileCheck> links =
                    plan.mustHaves().keyLinks().stream().map(checks::keyLink).toList();
            ForeignPaths paths = new ForeignPaths(files, project.name(), CommandRun.PROJECT);
            List<TaskCheck> tasks = new ArrayList<>();
            for (PlanTask task : plan.tasks()) {
                tasks.add(judge(task, project, paths, work, logs));
            }
            TruthJudge truths = new TruthJudge(tasks);
            return new PlanReport(
                    artifacts,
                    links,
                    tasks,
                    plan.mustHaves().truths().stream().map(truths::judge).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot judge the project in " + project.tree(), e);
        }
    }

    private TaskCheck judge(PlanTask task, Project project, ForeignPaths paths, Path work, Path logs)
            throws IOException {
        Path room = Files.createDirectories(work.resolve("task-" + task.number()));
        Path tree = Files.createDirectories(room.resolve("tree"));
        Path temporary = Files.createDirectories(room.resolve("tmp"));
        ProjectCopy.copy(project.tree(), tree);
        SandboxUser.current().prepare(tree);
        SandboxUser.current().prepare(temporary);
        CommandRun runs = new CommandRun(sandbox, limits, tree, temporary);
        return new TaskJudge(runs, paths, room.resolve("exchange"), logs).judge(task);
    }
}
