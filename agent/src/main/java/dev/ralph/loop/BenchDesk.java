package dev.ralph.loop;

import dev.ralph.coder.Desk;
import dev.ralph.fixture.Application;
import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Reach;
import dev.ralph.model.Edit;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.repo.TextDiff;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.verify.PatchGuard;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A workbench as a model sees it; patterns may have changed it before. */
final class BenchDesk implements Desk {

    private final Workbench bench;
    private final Kit kit;
    private final Set<String> scope;
    private final List<Finding> findings;
    private final Looks looks;
    private final List<Fixture> fixtures = new ArrayList<>();
    private final Map<String, Optional<String>> edited = new LinkedHashMap<>();
    private final Set<String> made = new HashSet<>();

    /** What the tests of a task show. */
    interface Looks {

        /** Runs tests in this order; all that the task is about when there are none. */
        String run(List<TestId> tests);

        /** Says what they leave behind. */
        String diagnose();
    }

    /**
     * Opens a desk.
     *
     * @param scope the folders and files that may be written
     * @param findings what patterns may answer
     * @param before what patterns have changed already
     */
    BenchDesk(Workshop shop, Set<String> scope, List<Finding> findings, List<Fixture> before, Looks looks) {
        this.bench = shop.bench();
        this.kit = shop.kit();
        this.scope = Set.copyOf(scope);
        this.findings = List.copyOf(findings);
        this.looks = looks;
        before.forEach(fixture -> created(fixture.patch()).forEach(made::add));
    }

    /**
     * What was changed at the desk, in order: what the model edited, and what patterns made when it asked for them.
     *
     * @param claim what is said of the edits
     */
    List<Fixture> fixtures(String claim) {
        return fixtures.stream()
                .map(fixture -> fixture.pattern().equals(Coding.MODEL)
                        ? new Fixture(Coding.MODEL, fixture.patch(), claim)
                        : fixture)
                .toList();
    }

    boolean isUnchanged() {
        return fixtures.isEmpty();
    }

    private static Stream<String> created(Patch patch) {
        return patch.edits().stream().filter(Edit.CreateFile.class::isInstance).map(Edit::path);
    }

    @Override
    public List<String> files() {
        return bench.files().files();
    }

    @Override
    public Optional<String> read(String path) {
        return bench.files().read(path).flatMap(BenchDesk::text);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void apply(Edit edit) {
        PatchGuard.refusal(edit.path(), scope).ifPresent(why -> {
            throw new RalphException(why, edit.path(), "change only files under " + scope);
        });
        if (made.contains(edit.path())) {
            throw new RalphException("a pattern made this file", edit.path(), "leave it as it is, or edit others");
        }
        Optional<String> before = read(edit.path());
        bench.apply(new Patch(List.of(edit)));
        edited(edit);
        edited.putIfAbsent(edit.path(), before);
    }

    /** Edits in a row are one change. */
    private void edited(Edit edit) {
        int last = fixtures.size() - 1;
        Patch one = new Patch(List.of(edit));
        if (last >= 0 && fixtures.get(last).pattern().equals(Coding.MODEL)) {
            fixtures.set(
                    last, new Fixture(Coding.MODEL, fixtures.get(last).patch().plus(one), ""));
        } else {
            fixtures.add(new Fixture(Coding.MODEL, one, ""));
        }
    }

    @Override
    public String diff() {
        StringBuilder diff = new StringBuilder();
        for (String path : paths()) {
            String before = bench.original(path).orElse("");
            String now = bench.files().readText(path).orElse("");
            if (!before.equals(now)) {
                String from = bench.original(path).isPresent() ? "a/" + path : "/dev/null";
                diff.append("--- %s\n+++ b/%s\n".formatted(from, path)).append(TextDiff.hunks(before, now));
            }
        }
        return diff.toString();
    }

    private Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        fixtures.forEach(fixture -> fixture.patch().edits().forEach(edit -> paths.add(edit.path())));
        return paths;
    }

    @Override
    public List<Problem> objections() {
        List<Edit> whole = new ArrayList<>();
        edited.forEach((path, before) -> whole.add(whole(path, before.orElse(""))));
        return PatchGuard.check(new Patch(whole), path -> before(path).filter(text -> !text.isEmpty()), scope);
    }

    private Optional<String> before(String path) {
        return edited.containsKey(path) ? edited.get(path) : read(path);
    }

    private Edit whole(String path, String before) {
        String now = read(path).orElse("");
        return before.isEmpty() ? new Edit.CreateFile(path, now) : new Edit.ReplaceText(path, before, now);
    }

    @Override
    public String run(List<String> tests) {
        Set<String> known = new LinkedHashSet<>();
        bench.suite().tests().forEach(test -> known.add(test.value()));
        List<String> unknown =
                tests.stream().filter(test -> !known.contains(test)).toList();
        if (!unknown.isEmpty()) {
            throw new RalphException(
                    "there is no test " + String.join(", ", unknown),
                    "the suite of %d tests".formatted(known.size()),
                    "name tests as the diagnosis and the failures name them");
        }
        return looks.run(tests.stream().map(TestId::new).toList());
    }

    @Override
    public String diagnose() {
        return looks.diagnose();
    }

    @Override
    public List<String> patterns() {
        return kit.patterns().all().stream()
                .filter(pattern -> pattern.answers(findings))
                .map(Pattern::name)
                .toList();
    }

    @Override
    public String apply(String pattern) {
        if (!patterns().contains(pattern)) {
            throw new RalphException(
                    "pattern %s answers nothing of what was seen".formatted(pattern),
                    "patterns",
                    "take one of " + patterns());
        }
        for (Reach reach : Reach.values()) {
            List<Fixture> found = Application.applyAll(
                    kit.patterns().withNeeds(List.of(pattern)), bench.site(), findings, Schema.EMPTY, reach);
            if (!found.isEmpty()) {
                found.forEach(this::take);
                return "applied around each %s; show_diff shows it".formatted(reach.word());
            }
        }
        throw new RalphException(
                "pattern %s changes nothing here".formatted(pattern), "patterns", "it may be applied already; edit");
    }

    private void take(Fixture fixture) {
        bench.apply(fixture.patch());
        fixtures.add(fixture);
        created(fixture.patch()).forEach(made::add);
    }

    @Override
    public Path export() {
        Path folder = bench.folder("desk");
        bench.files().export(folder);
        SandboxUser.current().prepare(folder);
        return folder;
    }
}
