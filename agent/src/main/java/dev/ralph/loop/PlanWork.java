package dev.ralph.loop;

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

/**
 * Works a plan file: judges what is committed by what the plan demands, asks where a person is needed, and writes the
 * summary when all of it holds.
 */
final class PlanWork implements PlanRules.Ends {

    /** Stands for the commit as long as none has been looked at. */
    private static final String NO_COMMIT = "0".repeat(40);

    private static final Duration COMMAND = Duration.ofMinutes(10);

    private final Attempt attempt;
    private final Tools tools;
    private final Task task;
    private final Plan plan;
    private final List<Answer> answers;
    private final TaskRecord record;
    private final long began = System.nanoTime();
    private PlanQuestions questions;
    private List<String> passed = List.of();

    PlanWork(Attempt attempt, Plan plan, List<Answer> answers) {
        this.attempt = attempt;
        this.tools = attempt.tools();
        this.task = attempt.task();
        this.plan = plan;
        this.answers = answers;
        this.record = attempt.record();
        this.questions = PlanQuestions.about(NO_COMMIT, answers);
    }

    TaskResult run() {
        plan.warnings().forEach(record::warn);
        Path folder = TargetProject.folder(task, tools.folders().tasks());
        PlanReport report = judge(folder);
        passed = report.artifacts().stream()
                .filter(check -> !isOpen(check))
                .map(PlanReport.FileCheck::subject)
                .toList();
        Undone undone = undone(report);
        if (undone.question().isPresent()) {
            return record.asks(undone.question().get());
        }
        if (!undone.reasons().isEmpty()) {
            return new PlanRules(attempt, this, undone.reasons()).run(plan, folder);
        }
        Optional<TaskResult> asked = questions.truths(report).map(record::asks);
        if (asked.isPresent()) {
            return asked.get();
        }
        String where = summary(shown(report), List.of());
        return record.verified("everything it demands is shown; see " + where);
    }

    /** What is not done yet, up to the first question that a person must answer. */
    private record Undone(List<String> reasons, Optional<String> question) {}

    private Undone undone(PlanReport report) {
        List<String> undone = new ArrayList<>();
        for (PlanTask step : plan.tasks()) {
            TaskCheck check = report.tasks().get(step.number() - 1);
            Optional<String> question = questions.of(step);
            if (question.isPresent()
                    && undone.isEmpty()
                    && questions.answer(question.get()).isEmpty()) {
                return new Undone(undone, question);
            }
            if (question.isEmpty() && check.outcome() != Outcome.PASSED) {
                undone.add("task %d '%s' is not done: %s".formatted(step.number(), step.name(), check.reason()));
            }
        }
        report.artifacts().stream().filter(PlanWork::isOpen).forEach(check -> undone.add(sentence(check)));
        report.keyLinks().stream().filter(PlanWork::isOpen).forEach(check -> undone.add(sentence(check)));
        return new Undone(undone, Optional.empty());
    }

    @Override
    public TaskResult needsModel(List<String> reasons) {
        List<String> all = new ArrayList<>(reasons);
        all.add("what is left of the plan needs a person%s: do it or correct the plan, commit, then ralph retry %s"
                .formatted(
                        attempt.coding().isThere()
                                ? ""
                                : " or a model (" + attempt.coding().lack() + ")",
                        task.id()));
        return record.blocked(all);
    }

    @Override
    public Optional<TaskResult> open(PlanReport report, String change) {
        questions = questions.with(change);
        Undone undone = undone(report);
        if (undone.question().isPresent()) {
            return undone.question().map(record::asks);
        }
        if (undone.reasons().isEmpty()) {
            return questions.truths(report).map(record::asks);
        }
        List<String> reasons = new ArrayList<>(List.of("a part of it can be done, and its tests prove that part"));
        reasons.addAll(undone.reasons());
        report.artifacts().stream()
                .filter(check -> isOpen(check) && passed.contains(check.subject()))
                .forEach(check ->
                        reasons.add("the plan contradicts itself: %s held before the change that its tasks prescribe"
                                .formatted(check.subject())));
        return Optional.of(needsModel(reasons));
    }

    private PlanReport judge(Path folder) {
        try (UserRepository user = UserRepository.containing(folder);
                Workroom room = Workroom.in(tools.folders().cache());
                Workspace clone = user.cloneInto(room.folder("clone"))) {
            TargetProject target = new TargetProject(folder);
            target.uncommitted(user, tools.folders()).ifPresent(record::warn);
            String head = user.head();
            questions = PlanQuestions.about(head, answers);
            record.started(head, tools.sandbox());
            Path tree = room.folder("project");
            clone.export(tree);
            record.say("judging the last commit by what the plan demands");
            return judge(
                    tree.resolve(target.inside(user)),
                    folder,
                    room,
                    record.journal().commands());
        }
    }

    @Override
    public PlanReport judge(Path tree, Workroom room, String name) {
        Path folder = TargetProject.folder(task, tools.folders().tasks());
        try (UserRepository user = UserRepository.containing(folder)) {
            record.say("judging the change by what the plan demands");
            Path project = tree.resolve(new TargetProject(folder).inside(user));
            return judge(project, folder, room, record.journal().commands().resolve(name));
        }
    }

    private PlanReport judge(Path project, Path folder, Workroom room, Path logs) {
        Path name = folder.getFileName();
        PlanReport report = new PlanCheck(tools.sandbox(), Limits.testing(COMMAND))
                .judge(
                        plan,
                        new PlanCheck.Project(name == null ? "" : name.toString(), project),
                        room.folder("tasks"),
                        logs);
        record.journalled(report);
        return report;
    }

    private static boolean isOpen(PlanReport.FileCheck check) {
        return check.outcome() != Outcome.PASSED;
    }

    private static String sentence(PlanReport.FileCheck check) {
        return check.subject() + ": " + check.reason();
    }

    @Override
    public List<String> shown(PlanReport report) {
        List<String> shown = new ArrayList<>();
        report.tasks().stream()
                .filter(check -> check.outcome() == Outcome.PASSED)
                .forEach(check -> shown.add("%s: %s".formatted(check.name(), check.reason())));
        report.truths().stream()
                .filter(TruthCheck::isSupported)
                .forEach(truth -> shown.add("%s: %s".formatted(truth.truth(), truth.reason())));
        return shown;
    }

    @Override
    public String summary(List<String> shown, List<String> commits) {
        Path file = tools.queue().path(task.id()).orElseThrow();
        String day = tools.chance()
                .clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        String took =
                "%ds".formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds());
        List<String> decisions = answers.stream()
                .map(answer -> "%s: %s".formatted(answer.question(), answer.text()))
                .toList();
        Summary.Facts facts = new Summary.Facts(day, took, shown, commits, decisions, plan.warnings());
        String where = Summary.path(file).getFileName().toString();
        if (!Summary.write(file, Summary.text(task, facts))) {
            record.warn(where + " is there already and stays as it is");
        }
        return where;
    }
}
