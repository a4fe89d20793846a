package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import dev.ralph.verify.PythonCode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares one Python file before and after: every test and every assertion must still be there and still be reached.
 * A test may ask for a fixture by another name when it uses it as it used the one before.
 */
final class PythonTestsKept {

    private static final Pattern HARMLESS =
            Pattern.compile("@ (?:pytest \\. mark|(?:mock \\. )?patch|given|settings)\\b.*");

    private final PythonOutline beforeOutline;
    private final PythonOutline afterOutline;
    private final PythonCode before;
    private final PythonCode after;
    private final Map<String, List<List<String>>> namesBefore;
    private final Map<String, List<List<String>>> namesAfter;
    private final Set<String> afterWords;
    private final List<Body> tests;
    private final Set<String> testNames;
    private final List<PythonCode> files = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private PythonTestsKept(PythonOutline before, PythonOutline after, List<PythonOutline> around) {
        this.beforeOutline = before;
        this.afterOutline = after;
        this.before = PythonCode.of(before);
        this.after = PythonCode.of(after);
        this.files.add(this.after);
        around.forEach(one -> this.files.add(PythonCode.of(one)));
        this.namesBefore = PythonCode.names(before);
        this.namesAfter = PythonCode.names(after);
        this.afterWords = after.all().flatMap(one -> one.tokens().stream()).collect(Collectors.toSet());
        this.tests = this.before.functions().values().stream()
                .filter(Member::isTest)
                .map(test -> test.body(false))
                .toList();
        this.testNames = this.before.functions().values().stream()
                .filter(Member::isTest)
                .map(Member::name)
                .collect(Collectors.toSet());
    }

    /**
     * Returns one sentence for everything that was lost or loosened.
     *
     * @param around the files whose fixtures the tests may ask for
     */
    static List<String> check(PythonOutline before, PythonOutline after, List<PythonOutline> around) {
        PythonTestsKept kept = new PythonTestsKept(before, after, around);
        kept.compareClasses();
        kept.before.functions().forEach(kept::compare);
        kept.compareNew();
        kept.compareNames();
        return List.copyOf(kept.lost);
    }

    private void compareClasses() {
        before.classes().forEach((key, was) -> {
            Member is = after.classes().get(key);
            if (is != null) {
                was.parameters().stream()
                        .filter(base -> !is.parameters().contains(base))
                        .forEach(base -> lost.add("class %s loses its base %s".formatted(key, base)));
                compareDecorators("class " + key, was, is);
            }
        });
        after.functions().keySet().stream()
                .filter(key -> key.endsWith(".__init__")
                        && !before.functions().containsKey(key)
                        && before.functions().keySet().stream()
                                .anyMatch(one -> one.startsWith(key.replace("__init__", "test"))))
                .forEach(key -> lost.add(key + " keeps pytest from collecting the class"));
    }

    private void compare(String key, Member was) {
        Member is = after.functions().get(key);
        if (is == null || (was.isTest() && !is.isTest())) {
            if (was.isTest()) {
                lost.add("test " + key + " is gone");
            } else if (was.hasClaims()) {
                lost.add(key + " is gone with its assertions");
            }
            return;
        }
        Map<String, String> parameters = renamed(was, is);
        if (was.isTest()) {
            was.parameters().stream()
                    .filter(name ->
                            !parameters.containsKey(name) && !is.parameters().contains(name))
                    .forEach(name -> lost.add("test %s no longer asks for %s".formatted(key, name)));
            compareDecorators("test " + key, was, is);
            if (!was.statement().first().equals(is.statement().first())) {
                lost.add("test %s is declared differently: %s"
                        .formatted(key, is.statement().first()));
            }
        }
        boolean hasClaims = was.hasClaims();
        // A test without any assertion still fails when one of its statements does.
        boolean isWhole = was.isTest() && !hasClaims;
        Body before = was.body(isWhole);
        Body now = is.body(isWhole);
        Map<String, String> names = Renames.between(before, now, parameters);
        firstLost(before, now, names)
                .ifPresent(claim -> lost.add("%s no longer holds, or no longer always reaches: %s"
                        .formatted(key, TestsKept.compact(claim))));
        if ((was.isTest() || hasClaims) && is.exits() > was.exits()) {
            lost.add(key + " can now end early or swallow a failure");
        }
        if (was.isTest()) {
            ComparedValues.check(before, now, names, namesBefore, namesAfter)
                    .forEach(what -> lost.add(key + ": " + what));
            TestSteps.check(before, now, names, afterWords).forEach(what -> lost.add(key + " " + what));
            SetUps.firstLost(before, now, () -> SetUps.withTest(is, files))
                    .ifPresent(place -> lost.add("%s no longer sets %s".formatted(key, TestsKept.compact(place))));
            SetUps.firstChanged(before, now, names).ifPresent(what -> lost.add(key + " " + what));
        } else if (!was.isEmpty() && is.isEmpty()) {
            lost.add(key + " does nothing any more");
        } else {
            compareHelper(key, was, is);
        }
    }

    /** What an assertion asks a function of the file decides as much as the assertion itself. */
    private void compareHelper(String key, Member was, Member is) {
        boolean isAsked = !was.isFixture()
                && tests.stream()
                        .flatMap(test -> test.claims().stream())
                        .anyMatch(claim -> TestSteps.calls(claim.tokens(), was.name()));
        was.returned().stream()
                .filter(value -> isAsked && decides(value) && !is.returned().contains(value))
                .forEach(value -> lost.add("%s, which an assertion asks, no longer returns %s"
                        .formatted(key, TestsKept.compact(String.join(" ", value)))));
        List<List<String>> old =
                was.body(false).lines().stream().map(Line::tokens).toList();
        is.body(false).lines().stream()
                .map(Line::tokens)
                .filter(tokens -> !old.contains(tokens))
                .flatMap(tokens -> TestSteps.replacement(tokens, tests).stream())
                .findFirst()
                .ifPresent(name -> lost.add("%s replaces what a test calls: %s".formatted(key, name)));
    }

    private static boolean decides(List<String> value) {
        return Value.isWritten(value)
                || value.stream().anyMatch(one -> one.matches("==|!=|<=|>=|<|>|in|is|not|and|or|all|any|isinstance"));
    }

    /** A new fixture or helper may not put something else in the place of what tests call. */
    private void compareNew() {
        List<List<String>> old = beforeOutline.inside().stream()
                .map(PythonOutline.Statement::tokens)
                .toList();
        afterOutline.inside().stream()
                .map(PythonOutline.Statement::tokens)
                .filter(tokens -> !old.contains(tokens))
                .flatMap(tokens -> TestSteps.replacement(tokens, tests).stream())
                .forEach(name -> lost.add("the file replaces what a test calls: " + name));
        after.functions().forEach((key, is) -> {
            if (!before.functions().containsKey(key) && !is.isTest()) {
                is.body(false).lines().stream()
                        .flatMap(line -> TestSteps.replacement(line.tokens(), tests).stream())
                        .findFirst()
                        .ifPresent(name -> lost.add("%s replaces what a test calls: %s".formatted(key, name)));
            }
        });
    }

    private void compareDecorators(String what, Member was, Member is) {
        was.decorators().stream()
                .filter(one -> !is.decorators().contains(one))
                .filter(one -> is.decorators().stream().noneMatch(now -> CaseLists.isExtended(one, now)))
                .forEach(one -> lost.add("%s loses %s".formatted(what, TestsKept.compact(one))));
        is.decorators().stream()
                .filter(one -> !was.decorators().contains(one)
                        && !HARMLESS.matcher(one).matches())
                .forEach(one -> lost.add("%s gains %s".formatted(what, TestsKept.compact(one))));
        List<Body> bodies = List.of(was.body(false));
        is.decorators().stream()
                .filter(one -> !was.decorators().contains(one))
                .flatMap(one -> TestSteps.replacement(List.of(one.split(" ")), bodies).stream())
                .forEach(name -> lost.add("%s replaces what it tests: %s".formatted(what, name)));
    }

    /** A test that a later statement of the file gives another meaning is not collected. */
    private void compareNames() {
        after.twice().stream()
                .filter(key ->
                        !before.twice().contains(key) && before.functions().containsKey(key))
                .forEach(key -> lost.add(key + " is hidden by another of its name"));
        afterOutline
                .all()
                .filter(one -> one.tokens().size() > 1
                        && (one.first().equals("del") || one.tokens().get(1).matches("[=.,]")))
                .filter(one -> one.tokens().stream().anyMatch(this::isTest))
                .forEach(one -> lost.add("a test is taken away: " + TestsKept.compact(one.text())));
    }

    private boolean isTest(String name) {
        return testNames.contains(name) || (before.classes().containsKey(name) && name.startsWith("Test"));
    }

    /** Parameters that have another name at the same place, and one that meant nothing in the function before. */
    private static Map<String, String> renamed(Member was, Member is) {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<String> old = was.parameters();
        List<String> now = is.parameters();
        for (int i = 0; i < old.size() && old.size() == now.size(); i++) {
            String name = now.get(i);
            boolean isNew = was.statement().all().noneMatch(one -> one.tokens().contains(name));
            if (!old.get(i).equals(name) && isNew) {
                renamed.put(old.get(i), name);
            }
        }
        return renamed;
    }

    /** The first assertion that does not follow the one before it after the change. */
    private static Optional<String> firstLost(Body before, Body now, Map<String, String> names) {
        List<List<String>> wanted = before.claims().stream()
                .map(line -> Renames.apply(line.whole(), names))
                .toList();
        List<List<String>> found = now.claims().stream().map(Line::whole).toList();
        return TestSteps.firstLost(wanted, found).map(claim -> String.join(" ", claim));
    }
}
