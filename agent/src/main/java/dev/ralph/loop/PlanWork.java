package dev.ralph.loop;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.Task;
import dev.ralph.queue.Answer;
import dev.ralph.queue.Summary;
import dev.ralph.repo.UserRepository;
import dev.ralph.repo.Workspace;
import dev.ralph.sandbox.Limits;
import dev.ralph.verify.PlanCheck;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Works a plan file: judges what is committed by what the plan demands, asks where a person is needed, and writes the
 * summary when all of it holds.
 */
final class PlanWork {

    private static final Duration COMMAND = Duration.ofMinutes(10);
    private static final int LONGEST_QUESTION = 2_000;
    private static final int SHORT = 10;
    private static final Pattern YES = Pattern.compile("(?i)(yes|y|oui|ok|done|approved)[.!]?");

    private final Tools tools;
    private final Task task;
    private final List<Answer> answers;
    private final TaskRecord record;
    private final long began = System.nanoTime();
    private String commit = "0".repeat(SHORT);

    PlanWork(Tools tools, Task task, List<Answer> answers, TaskRecord record) {
        this.tools = tools;
        this.task = task;
        this.answers = answers;
        this.record = record;
    }

    TaskResult run(Plan plan) {
        plan.warnings().forEach(record::warn);
        PlanReport report = judge(plan);
        record.journalled(report);
        List<String> undone = new ArrayList<>();
        for (PlanTask step : plan.tasks()) {
            TaskCheck check = report.tasks().get(step.number() - 1);
            Optional<String> question = question(step);
            if (question.isPresent()
                    && undone.isEmpty()
                    && answer(question.get()).isEmpty()) {
                return record.asks(question.get());
            }
            if (question.isEmpty() && check.outcome() != Outcome.PASSED) {
                undone.add("task %d '%s' is not done: %s".formatted(step.number(), step.name(), check.reason()));
            }
        }
        report.artifacts().stream().filter(PlanWork::isOpen).forEach(check -> undone.add(sentence(check)));
        report.keyLinks().stream().filter(PlanWork::isOpen).forEach(check -> undone.add(sentence(check)));
        if (!undone.isEmpty()) {
            undone.add(
                    "carrying a plan out needs a model, and none is configured: do it or correct the plan, commit, then ralph retry "
                            + task.id());
            return record.blocked(undone);
        }
        return truths(report).map(record::asks).orElseGet(() -> finish(plan, report));
    }

    private PlanReport judge(Plan plan) {
        Path folder = TargetProject.folder(task, tools.folders().tasks());
        try (UserRepository user = UserRepository.containing(folder);
                Workroom room = Workroom.in(tools.folders().cache());
                Workspace clone = user.cloneInto(room.folder("clone"))) {
            TargetProject target = new TargetProject(folder);
            target.uncommitted(user, tools.folders()).ifPresent(record::warn);
            commit = user.head();
            record.started(commit, tools.sandbox());
            Path tree = room.folder("project");
            clone.export(tree);
            record.say("judging the last commit by what the plan demands");
            Path name = folder.getFileName();
            PlanCheck.Project project =
                    new PlanCheck.Project(name == null ? "" : name.toString(), tree.resolve(target.inside(user)));
            return new PlanCheck(tools.sandbox(), Limits.testing(COMMAND))
                    .judge(plan, project, room.folder("tasks"), record.journal().commands());
        }
    }

    private static boolean isOpen(PlanReport.FileCheck check) {
        return check.outcome() != Outcome.PASSED;
    }

    private static String sentence(PlanReport.FileCheck check) {
        return check.subject() + ": " + check.reason();
    }

    /** What a checkpoint asks; empty for a task that commands can judge. */
    private Optional<String> question(PlanTask step) {
        return step.kind().isCheckpoint()
                ? Optional.of(asked("task %d, %s: %s".formatted(step.number(), step.name(), step.action())))
                : Optional.empty();
    }

    private static boolean isYes(String answer) {
        return YES.matcher(answer.strip()).matches();
    }

    /** Asks for all truths that no evidence supports; empty when there are none, or a person said that they hold. */
    private Optional<String> truths(PlanReport report) {
        List<String> open = report.truths().stream()
                .filter(truth -> !truth.isSupported())
                .map(TruthCheck::truth)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String question = asked(
                "no command shows these, do they hold? Answer yes, or say what does not: " + String.join("; ", open));
        boolean confirmed = answer(question).filter(PlanWork::isYes).isPresent();
        return confirmed ? Optional.empty() : Optional.of(question);
    }

    private Optional<String> answer(String question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .reduce((first, second) -> second)
                .map(Answer::text);
    }

    /** A question as its file will hold it. It names the commit: what a person saw of an older one says nothing. */
    private String asked(String question) {
        String line = OutsideText.safe("on commit %s, %s".formatted(commit.substring(0, SHORT), question))
                .replaceAll("\\s+", " ")
                .strip();
        int end = Math.min(line.length(), LONGEST_QUESTION);
        boolean splits = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, splits ? end - 1 : end);
    }

    private TaskResult finish(Plan plan, PlanReport report) {
        Path file = tools.queue().path(task.id()).orElseThrow();
        String day = tools.chance()
                .clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        String took =
                "%ds".formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds());
        List<String> shown = new ArrayList<>();
        report.tasks().stream()
                .filter(check -> check.outcome() == Outcome.PASSED)
                .forEach(check -> shown.add("%s: %s".formatted(check.name(), check.reason())));
        report.truths().stream()
                .filter(TruthCheck::isSupported)
                .forEach(truth -> shown.add("%s: %s".formatted(truth.truth(), truth.reason())));
        List<String> decisions = answers.stream()
                .map(answer -> "%s: %s".formatted(answer.question(), answer.text()))
                .toList();
        Summary.Facts facts = new Summary.Facts(day, took, shown, List.of(), decisions, plan.warnings());
        String where = Summary.path(file).getFileName().toString();
        if (!Summary.write(file, Summary.text(task, facts))) {
            record.warn(where + " is there already and stays as it is");
        }
        return record.verified("everything it demands is shown; see " + where);
    }
}
