package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.model.CellResult;
import dev.ralph.model.Fixture;
import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.Verdict;
import dev.ralph.repo.UserRepository;
import dev.ralph.verify.Judge;
import dev.ralph.verify.PatchGuard;
import dev.ralph.verify.PlanReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rules can do of a plan: the edits of patterns in the files that its tasks name, proven by running their tests. */
final class PlanRules {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};

    private final Attempt attempt;
    private final TaskRecord record;
    private final Coding coding;
    private final Ends ends;
    private final List<String> reasons;

    /**
     * Takes what is known.
     *
     * @param undone what the last commit lacks
     */
    PlanRules(Attempt attempt, Ends ends, List<String> undone) {
        this.attempt = attempt;
        this.record = attempt.record();
        this.coding = attempt.coding();
        this.ends = ends;
        this.reasons = new ArrayList<>(undone);
    }

    /** How the story of a plan ends, whoever did the work. */
    interface Ends {

        /** Judges the files of a project by what the plan demands. */
        PlanReport judge(Path tree, Workroom room, String name);

        /** Ends the run for what is still open; empty when nothing is. */
        Optional<TaskResult> open(PlanReport report, String change);

        /** What the report shows, one sentence each. */
        List<String> shown(PlanReport report);

        /** Writes the summary beside the plan and returns its name. */
        String summary(List<String> shown, List<String> commits);

        /** Ends the run because rules cannot do what is undone. */
        TaskResult needsModel(List<String> reasons);
    }

    /** Carries out what rules can. */
    TaskResult run(Plan plan, Path project) {
        Tools tools = attempt.tools();
        Optional<Prescription> found = Prescription.of(plan, project, tools.kits(), reasons);
        if (found.isEmpty()) {
            return ends.needsModel(reasons);
        }
        Prescription prescription = found.get();
        try (UserRepository user = UserRepository.containing(project);
                Workroom room = Workroom.in(tools.folders().cache())) {
            TargetProject target = new TargetProject(project.resolve(prescription.folder()));
            return new PlanHandover(attempt, ends)
                    .begin(user)
                    .orElseGet(() -> Workshop.of(
                            attempt, prescription.kit(), user, room, target, shop -> edit(shop, prescription)));
        }
    }

    /**
     * A change that carries the plan out.
     *
     * @param tests that prove it
     */
    private record Made(Workshop shop, Prescription plan, PlanTests tests, PlanEdits edits) {

        /** The first file that it changes and no test is in. */
        Optional<String> untested() {
            Workbench bench = shop.bench();
            return tests.without(bench.unchanged(), edits.files(bench.project()));
        }

        Repair.Outcome outcome() {
            return edits.outcome();
        }
    }

    private TaskResult edit(Workshop shop, Prescription plan) {
        // 1. What a pattern answers, in the files that the plan names, or else what a model hands in.
        Workbench bench = shop.bench();
        Path sources = bench.sources();
        PlanEdits edits = PlanEdits.of(plan, sources, bench);
        reasons.addAll(edits.open());
        if (edits.areNone() && !coding.isThere()) {
            return ends.needsModel(reasons);
        }
        PlanTests tests = new PlanTests(shop, plan.providers(attempt.wanted(), sources), plan.files(), record);
        Made made = new Made(shop, plan, tests, edits);
        Optional<String> untested = edits.areNone()
                ? Optional.of("the files that it names")
                        .filter(none -> tests.in(bench.unchanged()).isEmpty())
                : made.untested();
        if (untested.isPresent()) {
            return untested(untested.get());
        }
        List<CellResult> before = record.step("before", RESULTS, () -> {
            record.say("running the tests of the named files before any change");
            return tests.run(bench.unchanged(), "before");
        });
        record.journal().matrixBefore(before);
        return edits.areNone() ? byModel(made, before) : prove(made, before);
    }

    private TaskResult byModel(Made none, List<CellResult> before) {
        Verdict unchanged = Judge.judge(before, before, List.of());
        if (!mayBeChanged(unchanged)) {
            return record.unproven(unchanged);
        }
        Workshop shop = none.shop();
        Set<String> scope = shop.bench().inRepository(none.plan().files());
        List<String> known = known(before);
        PlanLooks looks = new PlanLooks(none.tests(), shop.bench());
        Coding.Work work = coding.edit(known, scope, new BenchDesk(shop, scope, List.of(), List.of(), looks));
        return coding.end(work, known)
                .orElseGet(() -> prove(
                        new Made(shop, none.plan(), none.tests(), none.edits().byModel(work.fixtures())), before));
    }

    /** What a model is told: what is undone, what the plan prescribes, and what the tests of its files show. */
    private List<String> known(List<CellResult> before) {
        List<String> known = new ArrayList<>(reasons);
        attempt.task().plan().stream()
                .flatMap(plan -> plan.tasks().stream())
                .filter(step -> !step.kind().isCheckpoint())
                .map(step -> "task %d of the plan, '%s', in %s: %s"
                        .formatted(step.number(), step.name(), step.files(), step.action()))
                .forEach(known::add);
        known.add(CellText.of(before));
        return known;
    }

    private TaskResult prove(Made made, List<CellResult> before) {
        Workbench bench = made.shop().bench();
        Repair.Outcome repaired = made.outcome();
        made.edits().found().forEach(one -> record.say(one.what()));
        List<Problem> objections = PatchGuard.check(
                repaired.patch(),
                bench::original,
                bench.inRepository(made.plan().files()));
        if (!objections.isEmpty()) {
            return coding.objected(objections, repaired.fixtures());
        }

        // 2. The proof: the tests of these files before, after, and with the change taken away again.
        Optional<String> untested = made.untested();
        if (untested.isPresent()) {
            return untested(untested.get());
        }
        Verdict unchanged = Judge.judge(before, before, List.of());
        if (!mayBeChanged(unchanged)) {
            return record.unproven(unchanged);
        }
        if (bench.isUnchanged()) {
            repaired.fixtures().forEach(fixture -> bench.apply(fixture.patch()));
        }
        PlanTests tests = made.tests();
        List<CellResult> after = record.step("after", RESULTS, () -> {
            record.say("running them with the change");
            return coding.running(repaired.fixtures(), before, () -> tests.run(bench.suite(), "after"));
        });
        record.journal().matrixAfter(after);
        List<CellResult> power = record.step("power", RESULTS, () -> tests.power(bench.unchanged(), before));
        Verdict verdict = Judge.judge(before, after, power);
        return verdict.outcome() == Verdict.Outcome.FIXED
                ? complete(made, verdict, new Matrices(before, after, power))
                : unproven(verdict, after, repaired.fixtures());
    }

    private TaskResult unproven(Verdict verdict, List<CellResult> after, List<Fixture> fixtures) {
        if (Coding.isIn(fixtures)) {
            return coding.unproven(verdict, after, fixtures);
        }
        if (verdict.outcome() == Verdict.Outcome.INCONCLUSIVE) {
            return record.unproven(verdict);
        }
        // Rules would do the same again; it is not an attempt that another one follows.
        record.judged(verdict);
        reasons.add("with the edits of rules it is %s".formatted(verdict.outcome()));
        reasons.addAll(verdict.reasons());
        return ends.needsModel(reasons);
    }

    private TaskResult complete(Made made, Verdict verdict, Matrices matrices) {
        Workshop shop = made.shop();
        Workbench bench = shop.bench();
        Repair.Outcome repaired = made.outcome();
        List<String> worse = record.step("suite", TEXTS, () -> {
            record.say("running the whole suite, in which no test may get worse");
            return made.tests().worse(bench.unchanged(), bench.suite());
        });
        if (!worse.isEmpty() && Coding.isIn(repaired.fixtures())) {
            return record.unproven(new Verdict(Verdict.Outcome.REGRESSED, worse));
        }
        if (!worse.isEmpty()) {
            reasons.add("with the edits of rules other tests get worse");
            reasons.addAll(worse);
            return ends.needsModel(reasons);
        }

        // 3. What else the plan demands, on the changed files.
        Path tree = shop.room().folder("changed");
        bench.files().export(tree);
        PlanReport report = new ProvenTruths(matrices.after()).in(ends.judge(tree, shop.room(), "changed"));
        Optional<TaskResult> open = ends.open(report, repaired.patch().toString());
        if (open.isPresent()) {
            return open.get();
        }
        record.judged(verdict);
        return new PlanHandover(attempt, ends).commit(shop, made.plan().steps(), repaired, report, matrices);
    }

    private TaskResult untested(String file) {
        reasons.add("no test of %s was found, so no change of it can be proven".formatted(file));
        return ends.needsModel(reasons);
    }

    private static boolean mayBeChanged(Verdict unchanged) {
        return unchanged.outcome() != Verdict.Outcome.INCONCLUSIVE
                && unchanged.outcome() != Verdict.Outcome.NOT_REPRODUCED;
    }
}
