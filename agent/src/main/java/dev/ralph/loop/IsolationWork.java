package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.Diagnosis;
import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.model.Fixture;
import dev.ralph.model.Leak;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.Step;
import dev.ralph.model.Verdict;
import dev.ralph.repo.BranchMerge;
import dev.ralph.repo.UserRepository;
import dev.ralph.verify.Judge;
import dev.ralph.verify.PatchGuard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The story of a task that rules can do: see the fault, repair it by patterns, prove it, commit. */
final class IsolationWork {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};

    /** Stands where the name of a pattern would: what the children of a task changed. */
    static final String CHILDREN = "children";

    private final Attempt attempt;
    private final TaskRecord record;
    private final Coding coding;

    IsolationWork(Attempt attempt) {
        this.attempt = attempt;
        this.record = attempt.record();
        this.coding = attempt.coding();
    }

    /** What is known when the files are to be changed. */
    private record Seen(
            Workshop shop, List<Provider> providers, Schema schema, List<Leak> leaks, Diagnosis diagnosis) {}

    /** Changes the files of the workbench. */
    private interface Change {
        Repair.Outcome make(Seen seen, List<Step> steps);
    }

    /** Repairs the tests by patterns, as long as the runs show something that one of them answers. */
    TaskResult repair(List<Step> steps) {
        return run(
                steps,
                List.of(),
                (seen, all) -> new Repair(
                                seen.shop(),
                                new StateSearch(seen.shop(), seen.leaks()),
                                seen.schema(),
                                seen.providers(),
                                record)
                        .run(all, seen.diagnosis().findings()));
    }

    /** Brings the branches of the children together; what they changed is proven again, as one change. */
    TaskResult merge(List<BranchMerge.Source> branches) {
        Step together = new Step(1, "The changes of all children together", List.of(CHILDREN));
        String names = branches.stream().map(BranchMerge.Source::name).collect(Collectors.joining(", "));
        return run(List.of(together), branches, (seen, all) -> {
            Patch patch = seen.shop().bench().merge(seen.shop().user(), branches);
            Fixture fixture = new Fixture(CHILDREN, patch, "merged from " + names);
            return new Repair.Outcome(List.of(fixture), seen.diagnosis().findings());
        });
    }

    /** What is to be merged belongs to what a run works on: a person may have improved a branch meanwhile. */
    private static String tip(UserRepository user, BranchMerge.Source source) {
        return " %s@%s".formatted(source.name(), user.tip(source.name()).orElse(source.commit()));
    }

    private TaskResult run(List<Step> steps, List<BranchMerge.Source> sources, Change change) {
        // 1. A private clone of what is committed; the user's checkout is never touched.
        return Workshop.open(
                attempt,
                user -> sources.stream().map(source -> tip(user, source)).collect(Collectors.joining()),
                shop -> prove(shop, shop.kit().withAllPatterns(steps), change));
    }

    private TaskResult prove(Workshop shop, List<Step> steps, Change change) {
        Kit kit = shop.kit();
        Workbench bench = shop.bench();
        Matrix matrix = shop.matrix();
        // 2. What is wrong: every cell, and a look at what each test leaves behind.
        MatrixSpec spec = record.step("spec", new TypeReference<>() {}, attempt::wanted);
        List<CellResult> before = record.step("before", RESULTS, () -> {
            record.say("building the project, then running every cell before any change");
            return matrix.run(bench.unchanged(), spec.cells(), CellMode.NORMAL, record.watching("before"));
        });
        record.journal().matrixBefore(before);
        Verdict unchanged = Judge.judge(before, before, List.of());
        if (unchanged.outcome() == Verdict.Outcome.INCONCLUSIVE
                || unchanged.outcome() == Verdict.Outcome.NOT_REPRODUCED) {
            return record.unproven(unchanged);
        }
        Probed probed = record.step("probe", new TypeReference<>() {}, () -> probe(shop, spec));
        Grounds grounds = kit.survey().of(bench.sources());
        Diagnosis seenByRuns = grounds.diagnose(before, probed.byProvider());
        Diagnosis diagnosis = seenByRuns.with(grounds.readFaults(before));
        record.diagnosed(diagnosis);

        // 3. The change: patterns and what a model hands in where they end, or what the children changed.
        boolean isMerge = steps.stream().anyMatch(step -> step.patterns().contains(CHILDREN));
        List<String> sentences = diagnosis.sentences();
        Optional<TaskResult> other =
                isMerge ? Optional.empty() : coding.splitIfTooLarge(sentences).or(() -> coding.otherwise(sentences));
        if (other.isPresent()) {
            return other.get();
        }
        Seen seen = new Seen(shop, spec.providers(), probed.schema(), probed.all(), diagnosis);
        Repair.Outcome repaired = record.step("repair", new TypeReference<>() {}, () -> change.make(seen, steps));
        if (bench.isUnchanged()) {
            repaired.fixtures().forEach(fixture -> bench.apply(fixture.patch()));
        }
        Set<String> scope = bench.inRepository(grounds.scope());
        if (!isMerge && coding.isThere()) {
            SuiteCoding suite = new SuiteCoding(attempt, shop);
            Optional<Coding.Work> work = suite.goOn(before, diagnosis, scope, repaired.fixtures());
            Optional<TaskResult> ended = work.flatMap(made -> coding.end(made, diagnosis.sentences()));
            if (ended.isPresent()) {
                return ended.get();
            }
            repaired = work.isEmpty() ? repaired : repaired.plus(work.get().fixtures());
        }
        return judge(shop, withModel(steps, repaired), repaired, new Known(spec, before, diagnosis));
    }

    /** What was known before any change. */
    private record Known(MatrixSpec spec, List<CellResult> before, Diagnosis diagnosis) {}

    /** What a model made is a step of its own, behind those of the patterns. */
    private static List<Step> withModel(List<Step> steps, Repair.Outcome repaired) {
        List<Step> all = new ArrayList<>(steps);
        if (repaired.patterns().contains(Coding.MODEL)) {
            all.add(new Step(all.size() + 1, "What no pattern repairs", List.of(Coding.MODEL)));
        }
        return all;
    }

    private TaskResult judge(Workshop shop, List<Step> steps, Repair.Outcome repaired, Known known) {
        Workbench bench = shop.bench();
        Matrix matrix = shop.matrix();
        MatrixSpec spec = known.spec();
        List<CellResult> before = known.before();
        Diagnosis diagnosis = known.diagnosis();
        Grounds grounds = shop.kit().survey().of(bench.sources());
        record.repaired(steps, repaired.fixtures());
        // A model never sees these files among its own; only a pattern creates them.
        Set<String> scope = new HashSet<>(shop.kit().patterns().pipelineFiles(bench.site()));
        scope.addAll(bench.inRepository(grounds.scope()));
        List<Problem> objections =
                PatchGuard.check(Coding.toJudge(repaired.fixtures()), bench::original, Set.copyOf(scope));
        if (!objections.isEmpty()) {
            return coding.objected(objections, repaired.fixtures());
        }

        // 4. The proof: the same cells with the change, and some without its fixtures.
        List<CellResult> after = record.step("after", RESULTS, () -> {
            record.say("running every cell with the change");
            return coding.running(
                    repaired.fixtures(),
                    before,
                    () -> matrix.run(bench.suite(), spec.cells(), CellMode.NORMAL, record.watching("after")));
        });
        record.journal().matrixAfter(after);
        List<CellResult> power = record.step("power", RESULTS, () -> {
            if (!Coding.ran(after)) {
                return List.of();
            }
            record.say("switching the fixtures off, to see the fault come back");
            return new PowerCheck(matrix, bench, record.watching("fixtures-off")).run(before);
        });
        Verdict verdict = Judge.judge(before, after, power);
        if (verdict.outcome() != Verdict.Outcome.FIXED) {
            return coding.unproven(verdict, after, repaired.fixtures());
        }
        record.judged(verdict);

        // 5. One commit, taken over into the user's repository as a branch.
        Matrices matrices = new Matrices(before, after, power);
        String message = record.step(
                "message", TEXT, () -> CommitMessage.of(attempt.task(), steps, repaired, diagnosis, matrices, record));
        return new Handover(attempt).commit(shop, message, repaired.fixtures(), matrices);
    }

    /** What each test left behind, by provider, and the tables that they share. */
    private record Probed(Schema schema, List<Left> left) {

        private record Left(Provider provider, List<Leak> leaks) {}

        List<Leak> all() {
            return left.stream().flatMap(one -> one.leaks().stream()).toList();
        }

        Map<Provider, List<Leak>> byProvider() {
            Map<Provider, List<Leak>> leaks = new LinkedHashMap<>();
            left.forEach(one -> leaks.put(one.provider(), one.leaks()));
            return leaks;
        }
    }

    private Probed probe(Workshop shop, MatrixSpec spec) {
        record.say("looking at what each test leaves behind");
        Schema schema = Schema.EMPTY;
        List<Probed.Left> left = new ArrayList<>();
        for (Provider provider : spec.providers()) {
            Matrix.Probe probe = shop.matrix().probe(shop.bench().unchanged(), provider);
            record.quietly("probe").finished(probe.result(), 1, 1);
            if (probe.result().outcome() == CellResult.Outcome.NOT_RUN) {
                throw new RalphException(
                        "the probe of provider %s did not run".formatted(provider),
                        record.evidence(),
                        probe.result().reason());
            }
            left.add(new Probed.Left(provider, probe.leaks()));
            // PostgreSQL tells most about its columns; the schema of any other will do where it is not run.
            if (schema.tables().isEmpty() || provider.name().equals("postgresql")) {
                schema = probe.schema().tables().isEmpty() ? schema : probe.schema();
            }
        }
        return new Probed(schema, left);
    }
}
