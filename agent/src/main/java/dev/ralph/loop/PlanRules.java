package dev.ralph.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.diagnose.reading.LocalFixtures;
import dev.ralph.fixture.Application;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Site;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.Matrix;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Edit;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.AntiPattern;
import dev.ralph.model.Fixture;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.Step;
import dev.ralph.model.Task;
import dev.ralph.model.TestId;
import dev.ralph.model.Verdict;
import dev.ralph.repo.UserRepository;
import dev.ralph.verify.Judge;
import dev.ralph.verify.PatchGuard;
import dev.ralph.verify.PlanReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules can do of a plan: the edits of patterns in the files that its tasks name, proven by running their tests. */
final class PlanRules {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<CellResult>> RESULTS = new TypeReference<>() {};

    private static final java.util.regex.Pattern TEST_FILE =
            java.util.regex.Pattern.compile("(^|/)(test_[^/]*|[^/]*_test)\\.py$|(Tests?|IT)\\.java$");

    private final Tools tools;
    private final MatrixSpec spec;
    private final Task task;
    private final TaskRecord record;
    private final Coding coding;
    private final Ends ends;

    PlanRules(Tools tools, MatrixSpec spec, Task task, TaskRecord record, Coding coding, Ends ends) {
        this.tools = tools;
        this.spec = spec;
        this.task = task;
        this.record = record;
        this.coding = coding;
        this.ends = ends;
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

    /**
     * What the files of the plan hold that patterns answer.
     *
     * @param folder that the tests are run in, relative to the project with a slash behind it, or empty
     * @param files of the tasks, relative to that folder
     */
    private record Prescribed(Kit kit, String folder, Set<String> files, List<Step> steps) {}

    /**
     * Carries out what rules can.
     *
     * @param undone what the last commit lacks
     */
    TaskResult run(Plan plan, Path project, List<String> undone) {
        List<String> reasons = new ArrayList<>(undone);
        Optional<Prescribed> prescribed = prescribed(plan, project, reasons);
        if (prescribed.isEmpty()) {
            return ends.needsModel(reasons);
        }
        try (UserRepository user = UserRepository.containing(project);
                Workroom room = Workroom.in(tools.folders().cache())) {
            if (record.isResumed()) {
                user.unlock(record.branch());
            }
            Optional<String> committed = user.commitWith(record.branch(), record.trailer());
            if (committed.isPresent()) {
                return complete(committed.get(), kept("message", TEXT), kept("shown", TEXTS), kept("criteria", TEXTS));
            }
            user.requireFree(record.branch());
            record.basedOn(user.head());
            Journal journal = record.journal();
            Kit kit = prescribed.get().kit();
            String inside = new TargetProject(project.resolve(prescribed.get().folder())).inside(user);
            try (Workbench bench = new Workbench(user, room, kit, inside, journal.commands());
                    Matrix matrix = tools.matrix(
                            kit.runner(), room.folder("cells"), journal.folder().resolve("cells"))) {
                return work(prescribed.get(), user, bench, matrix, room, reasons);
            }
        }
    }

    /** The folder is the project, or the first one on the way to the files in which a framework is recognised. */
    private Optional<Prescribed> prescribed(Plan plan, Path project, List<String> reasons) {
        List<PlanTask> tasks = plan.tasks().stream()
                .filter(step -> !step.kind().isCheckpoint())
                .toList();
        Set<String> files = new LinkedHashSet<>();
        tasks.forEach(step -> files.addAll(step.files()));
        for (String folder : folders(files)) {
            try {
                Kit kit = tools.kits().of(project.resolve(folder));
                Set<String> inFolder = new LinkedHashSet<>();
                files.stream()
                        .filter(file -> file.startsWith(folder))
                        .forEach(file -> inFolder.add(file.substring(folder.length())));
                List<Step> steps = tasks.stream()
                        .map(step -> new Step(step.number(), step.name(), List.of()))
                        .toList();
                return Optional.of(new Prescribed(kit, folder, inFolder, steps));
            } catch (RalphException e) {
                // Another folder may be the one that the tests belong to.
                e.problems().stream()
                        .map(Problem::what)
                        .filter(what -> !reasons.contains(what))
                        .findFirst()
                        .ifPresent(reasons::add);
            }
        }
        return Optional.empty();
    }

    private static List<String> folders(Set<String> files) {
        Set<String> folders = new LinkedHashSet<>(Set.of(""));
        files.stream().findFirst().ifPresent(file -> {
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                folders.add(file.substring(0, slash + 1));
            }
        });
        return List.copyOf(folders);
    }

    private TaskResult work(
            Prescribed plan, UserRepository user, Workbench bench, Matrix matrix, Workroom room, List<String> reasons) {
        // 1. What a pattern answers, in the files that the plan names.
        Path sources = bench.sources();
        LocalFixtures reading = new LocalFixtures(sources);
        List<AntiPattern> found =
                plan.files().stream().flatMap(file -> reading.in(file).stream()).toList();
        found.stream()
                .filter(one -> one.move().isEmpty())
                .map(AntiPattern::what)
                .forEach(reasons::add);
        Site site = Site.pytest(bench.project(), "", bench.files()::readText);
        List<Pattern> patterns = plan.kit().patterns().all().stream()
                .filter(pattern -> pattern.answers(List.copyOf(found)))
                .toList();
        List<Fixture> fixtures = Application.applyAll(patterns, site, List.<Finding>copyOf(found), Schema.EMPTY);
        if (fixtures.isEmpty() && !coding.isThere()) {
            return ends.needsModel(reasons);
        }
        PlanTests tests = new PlanTests(plan.kit().runner(), matrix, providers(plan, sources), plan.files(), record);
        Optional<String> untested = fixtures.isEmpty()
                ? Optional.of("the files that it names")
                        .filter(none -> tests.in(bench.unchanged()).isEmpty())
                : tests.without(bench.unchanged(), changed(found, bench, fixtures));
        if (untested.isPresent()) {
            return untested(untested.get(), reasons);
        }
        List<CellResult> before = record.step("before", RESULTS, () -> {
            record.say("running the tests of the named files before any change");
            return tests.run(bench.unchanged(), "before");
        });
        record.journal().matrixBefore(before);
        Verdict unchanged = Judge.judge(before, before, List.of());
        if (fixtures.isEmpty()) {
            if (!mayBeChanged(unchanged)) {
                return record.unproven(unchanged);
            }
            List<String> known = known(reasons, before);
            Coding.Work work = coding.edit(known, bench.inRepository(plan.files()), desk(plan, bench, tests));
            Optional<TaskResult> ended = coding.end(work, known);
            if (ended.isPresent()) {
                return ended.get();
            }
            fixtures = work.fixtures();
        }
        Repair.Outcome repaired = new Repair.Outcome(fixtures, List.copyOf(found));
        found.forEach(one -> record.say(one.what()));
        List<Problem> objections =
                PatchGuard.check(repaired.patch(), bench::original, bench.inRepository(plan.files()));
        if (!objections.isEmpty()) {
            return coding.objected(objections, fixtures);
        }

        // 2. The proof: the tests of these files before, after, and with the change taken away again.
        Optional<String> unproven = tests.without(bench.unchanged(), changed(found, bench, fixtures));
        if (unproven.isPresent()) {
            return untested(unproven.get(), reasons);
        }
        if (!mayBeChanged(unchanged)) {
            return record.unproven(unchanged);
        }
        if (bench.isUnchanged()) {
            fixtures.forEach(fixture -> bench.apply(fixture.patch()));
        }
        List<CellResult> after = record.step("after", RESULTS, () -> {
            record.say("running them with the change");
            return coding.running(repaired.fixtures(), before, () -> tests.run(bench.suite(), "after"));
        });
        record.journal().matrixAfter(after);
        List<CellResult> power = record.step("power", RESULTS, () -> tests.power(bench.unchanged(), before));
        Verdict verdict = Judge.judge(before, after, power);
        if (verdict.outcome() != Verdict.Outcome.FIXED && Coding.isIn(repaired.fixtures())) {
            return coding.unproven(verdict, after, repaired.fixtures());
        }
        if (verdict.outcome() == Verdict.Outcome.INCONCLUSIVE) {
            return record.unproven(verdict);
        }
        if (verdict.outcome() != Verdict.Outcome.FIXED) {
            // Rules would do the same again; it is not an attempt that another one follows.
            record.judged(verdict);
            reasons.add("with the edits of rules it is %s".formatted(verdict.outcome()));
            reasons.addAll(verdict.reasons());
            return ends.needsModel(reasons);
        }

        List<String> worse = record.step("suite", new TypeReference<List<String>>() {}, () -> {
            record.say("running the whole suite, in which no test may get worse");
            return tests.worse(bench.unchanged(), bench.suite());
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
        Path tree = room.folder("changed");
        bench.files().export(tree);
        PlanReport report = new ProvenTruths(after).in(ends.judge(tree, room, "changed"));
        Optional<TaskResult> open = ends.open(report, repaired.patch().toString());
        if (open.isPresent()) {
            return open.get();
        }
        record.judged(verdict);
        return commit(plan, user, bench, repaired, report, new Matrices(before, after, power));
    }

    private TaskResult untested(String file, List<String> reasons) {
        reasons.add("no test of %s was found, so no change of it can be proven".formatted(file));
        return ends.needsModel(reasons);
    }

    /** What a model is told: what is undone, what the plan prescribes, and what the tests of its files show. */
    private List<String> known(List<String> undone, List<CellResult> before) {
        List<String> known = new ArrayList<>(undone);
        task.plan().stream()
                .flatMap(plan -> plan.tasks().stream())
                .filter(step -> !step.kind().isCheckpoint())
                .map(step -> "task %d of the plan, '%s', in %s: %s"
                        .formatted(step.number(), step.name(), step.files(), step.action()))
                .forEach(known::add);
        known.add(CellText.of(before));
        return known;
    }

    private static boolean mayBeChanged(Verdict unchanged) {
        return unchanged.outcome() != Verdict.Outcome.INCONCLUSIVE
                && unchanged.outcome() != Verdict.Outcome.NOT_REPRODUCED;
    }

    /** The files whose tests must show the change: those that patterns edit, and all files of tests that a model does. */
    private static Set<String> changed(List<AntiPattern> found, Workbench bench, List<Fixture> fixtures) {
        Set<String> changed = found.stream()
                .filter(one -> one.move().isPresent())
                .map(one -> one.place().path())
                .collect(Collectors.toCollection(TreeSet::new));
        String prefix = bench.project().isEmpty() ? "" : bench.project() + "/";
        fixtures.stream()
                .filter(fixture -> fixture.pattern().equals(Coding.MODEL))
                .flatMap(fixture -> fixture.patch().edits().stream())
                .map(Edit::path)
                .filter(path -> TEST_FILE.matcher(path).find())
                .map(path -> path.substring(prefix.length()))
                .forEach(changed::add);
        return changed;
    }

    /** The desk of a model that carries the plan out. */
    private BenchDesk desk(Prescribed plan, Workbench bench, PlanTests tests) {
        BenchDesk.Looks looks = new BenchDesk.Looks() {
            @Override
            public String run(List<TestId> some) {
                return CellText.of(
                        tests.run(some.isEmpty() ? bench.suite() : bench.suite().only(some), "model"));
            }

            @Override
            public String diagnose() {
                return run(List.of());
            }
        };
        return new BenchDesk(bench, plan.kit(), bench.inRepository(plan.files()), List.of(), List.of(), looks);
    }

    /** Tests that choose no provider are the same on any. */
    private List<Provider> providers(Prescribed plan, Path sources) {
        boolean choose = plan.files().stream()
                .flatMap(file -> Stream.concat(Stream.of(file), shared(file, sources)))
                .map(sources::resolve)
                .filter(Files::isRegularFile)
                .anyMatch(file -> read(file).matches("(?s).*RALPH_(?:PROVIDER|DATABASE_URL).*"));
        Optional<Provider> file = spec.providers().stream()
                .filter(provider -> provider.name().equals("sqlite"))
                .findFirst();
        return choose ? spec.providers() : List.of(file.orElse(spec.providers().get(0)));
    }

    /** The files that may choose the provider for the tests of one: for Java any of the same sources. */
    private static Stream<String> shared(String file, Path sources) {
        int root = file.indexOf("src/test/java/");
        if (!file.endsWith(".java") || root < 0) {
            return conftests(file);
        }
        try (Stream<Path> files = Files.walk(sources.resolve(file.substring(0, root) + "src/test/java"))) {
            return files
                    .filter(path -> path.toString().endsWith(".java"))
                    .map(path -> sources.relativize(path).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tests in " + sources, e);
        }
    }

    /** Every {@code conftest.py} that may stand above a file, whether it is there or not. */
    static Stream<String> conftests(String file) {
        Set<String> above = new LinkedHashSet<>(Set.of("conftest.py"));
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            above.add(file.substring(0, slash + 1) + "conftest.py");
        }
        return above.stream();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private TaskResult commit(
            Prescribed plan,
            UserRepository user,
            Workbench bench,
            Repair.Outcome repaired,
            PlanReport report,
            Matrices matrices) {
        List<String> used = repaired.fixtures().stream().map(Fixture::pattern).toList();
        List<Step> steps = plan.steps().stream()
                .filter(step -> step.number() == 1)
                .map(step -> new Step(1, task.title(), used))
                .toList();
        record.repaired(steps, repaired.fixtures());
        List<String> leaked =
                repaired.findings().stream().map(Finding::sentence).toList();
        String proof = "%s; %d of %d cells failed before, and with the change taken away %d of %d failed again."
                .formatted(
                        PlanTests.sentence(matrices.after()),
                        failed(matrices.before()),
                        matrices.before().size(),
                        PlanTests.cameBack(matrices.before(), matrices.withoutFixtures()),
                        matrices.withoutFixtures().size());
        List<String> shown = record.step("shown", TEXTS, () -> {
            List<String> all = new ArrayList<>(ends.shown(report));
            all.add(proof);
            return all;
        });
        String message = record.step(
                "message",
                TEXT,
                () -> CommitMessage.of(
                        task, "carry out " + task.title(), steps, repaired, leaked, List.of(proof), matrices, record));
        List<String> criteria = record.step("criteria", TEXTS, () -> criteria(repaired, matrices));
        Instant at = record.step(
                "commit", new TypeReference<>() {}, () -> tools.chance().clock().instant());
        String commit = bench.files().commit(record.branch(), message, at);
        user.fetch(bench.files(), record.branch());
        return complete(commit, message, shown, criteria);
    }

    /** The criteria that the proof supports; the others stay open for a person. */
    private List<String> criteria(Repair.Outcome repaired, Matrices matrices) {
        ProvenTruths proven = new ProvenTruths(matrices.after());
        Set<String> supported = new LinkedHashSet<>(Criteria.supported(
                task,
                repaired.fixtures(),
                // The cells are of a few files, and what is said of a suite is not shown by them.
                new Matrices(List.of(), List.of(), List.of()),
                tools.providers().all()));
        task.criteria().stream()
                .filter(criterion -> !criterion.ticked() && proven.holds(criterion.text()))
                .map(Criterion::text)
                .forEach(supported::add);
        return List.copyOf(supported);
    }

    private static long failed(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.FAILED)
                .count();
    }

    private TaskResult complete(String commit, String message, List<String> shown, List<String> criteria) {
        String subject = message.lines().findFirst().orElseThrow();
        String unused = ends.summary(
                shown, List.of("%s on %s: %s".formatted(commit.substring(0, 10), record.branch(), subject)));
        return record.complete(commit, subject, criteria);
    }

    private <T> T kept(String step, TypeReference<T> type) {
        return record.step(step, type, () -> {
            throw new RalphException(
                    "the branch is there, but what its run showed is not kept any more",
                    record.branch(),
                    "look at it; keep it under another name or delete it, then: ralph retry " + task.id());
        });
    }
}
