package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import dev.ralph.verify.TestCode.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares one file before and after: every test and every assertion must still be there and still be reached. */
final class TestsKept {

    private static final Set<String> MAKES_TESTS_RUN = Set.of("Nested", "ParameterizedClass", "RunWith", "Suite");
    private static final Set<String> HIDES_TESTS = Set.of("abstract", "private");

    private final TestCode before;
    private final TestCode after;
    private final Map<String, List<List<String>>> namesBefore;
    private final Map<String, List<List<String>>> namesAfter;
    private final JavaTokens afterTokens;
    private final Set<String> afterWords;
    private final List<String> lost = new ArrayList<>();

    private TestsKept(JavaOutline before, JavaTokens after) {
        JavaOutline file = JavaOutline.of(after.code());
        this.before = TestCode.of(before);
        this.after = TestCode.of(file);
        this.namesBefore = TestCode.names(before, this.before);
        this.namesAfter = TestCode.names(file, this.after);
        this.afterTokens = after;
        this.afterWords = Set.copyOf(after.code());
    }

    /** Returns one sentence for everything that was lost or loosened. */
    static List<String> check(String before, String after) {
        JavaTokens tokens = JavaTokens.of(after);
        TestsKept kept = new TestsKept(JavaOutline.of(JavaTokens.of(before).code()), tokens);
        kept.compareTypes();
        kept.compareMethods();
        kept.compareImports();
        return List.copyOf(kept.lost);
    }

    private static TestCode parse(JavaTokens tokens) {
        return TestCode.of(JavaOutline.of(tokens.code()));
    }

    private void compareTypes() {
        before.types()
                .forEach((name, was) -> Optional.ofNullable(after.types().get(name))
                        .ifPresent(is -> {
                            HIDES_TESTS.stream()
                                    .filter(word -> is.words().contains(word)
                                            && !was.words().contains(word))
                                    .forEach(word ->
                                            lost.add(name + " becomes " + word + ", so its tests no longer run"));
                            annotations(was)
                                    .filter(annotation -> MAKES_TESTS_RUN.contains(Declaration.simpleName(annotation)))
                                    .filter(annotation -> !is.annotations().contains(annotation))
                                    .forEach(annotation -> lost.add(name + " loses " + compact(annotation)));
                        }));
    }

    private void compareMethods() {
        Set<String> sources = before.sourcesOfTests();
        before.methods().forEach((key, was) -> {
            Member is = successor(key, was);
            boolean isSource = sources.contains(key);
            if (is == null) {
                if (was.isTest()) {
                    lost.add("test " + key + " is gone");
                } else if (isSource || was.hasClaims()) {
                    lost.add(key + " is gone with its assertions");
                }
                return;
            }
            if (was.isTest()) {
                compareDeclarations(key, was.declaration(), is.declaration());
            }
            compareBodies(key, was, is, isSource);
        });
    }

    /** The same method, perhaps with other parameters when there is only one of that name. */
    private @Nullable Member successor(String key, Member was) {
        Member same = after.methods().get(key);
        if (same != null) {
            return same;
        }
        String name =
                key.substring(0, key.length() - was.declaration().parameters().length());
        List<Member> others = after.methods().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + "(")
                        && !before.methods().containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean isMore = was.isTest()
                && others.size() == 1
                && isWithin(
                        was.declaration().parameters(),
                        others.get(0).declaration().parameters());
        return isMore ? others.get(0) : null;
    }

    /** Whether the one parameters stand among the others, in order. */
    private static boolean isWithin(String parameters, String others) {
        List<List<String>> wanted = Stream.of(
                        parameters.replaceAll("^\\( ?| ?\\)$", "").split(" , "))
                .filter(one -> !one.isBlank())
                .map(List::of)
                .toList();
        List<List<String>> found = Stream.of(
                        others.replaceAll("^\\( ?| ?\\)$", "").split(" , "))
                .map(List::of)
                .toList();
        return TestSteps.firstLost(wanted, found).isEmpty();
    }

    private void compareBodies(String key, Member was, Member is, boolean isSource) {
        boolean hasClaims = was.hasClaims();
        // A test without any assertion still fails when one of its statements does.
        boolean isWhole = isSource || (was.isTest() && !hasClaims);
        Body old = was.lines(isWhole);
        Body now = is.lines(isWhole);
        Map<String, String> names = Renames.between(old, now, Map.of());
        List<List<String>> wanted = old.claims().stream()
                .map(line -> Renames.apply(line.whole(), names))
                .toList();
        TestSteps.firstLost(wanted, now.claims().stream().map(Line::whole).toList())
                .ifPresent(claim -> lost.add("%s no longer holds, or no longer always reaches: %s"
                        .formatted(key, compact(String.join(" ", claim)))));
        if ((was.isTest() || hasClaims) && is.exits() > was.exits()) {
            lost.add(key + " can now end early or swallow a failure");
        }
        if (was.isTest()) {
            ComparedValues.check(old, now, names, namesBefore, namesAfter).forEach(what -> lost.add(key + ": " + what));
            TestSteps.check(old, now, names, afterWords).forEach(what -> lost.add(key + " " + what));
            SetUps.firstChanged(old, now, names).ifPresent(what -> lost.add(key + " " + what));
            SetUps.firstLost(old, now, () -> withTest(is, now))
                    .ifPresent(place -> lost.add("%s no longer sets %s".formatted(key, place)));
        }
    }

    /** The methods that run with a test: before it, and those it calls. */
    private List<Body> withTest(Member member, Body test) {
        List<Line> annotations = member.declaration().annotations().stream()
                .map(one -> new Line(List.of(), List.of(one.split(" ")), false))
                .toList();
        Stream<Body> methods = after.methods().values().stream()
                .filter(one -> !one.isTest())
                .filter(one -> one.declaration().has(Set.of("BeforeEach", "BeforeAll", "Before", "BeforeClass"))
                        || test.lines().stream()
                                .anyMatch(line -> TestSteps.calls(
                                        line.tokens(), one.declaration().name())))
                .map(one -> one.lines(false));
        return Stream.concat(Stream.of(new Body(List.of(), annotations)), methods)
                .toList();
    }

    private void compareDeclarations(String key, Declaration was, Declaration is) {
        annotations(was)
                .filter(annotation -> !is.annotations().contains(annotation))
                .filter(annotation -> !Dodges.isDodge(annotation))
                .filter(annotation -> is.annotations().stream().noneMatch(now -> CaseLists.isExtended(annotation, now)))
                .forEach(annotation -> lost.add("test %s loses %s".formatted(key, compact(annotation))));
        if (!was.words().equals(is.words())) {
            lost.add("test %s is declared differently: %s".formatted(key, String.join(" ", is.words())));
        }
    }

    /** An import of an assertion library may go only with the last use of what it brings. */
    private void compareImports() {
        before.imports().stream()
                .filter(one -> !after.imports().contains(one))
                .filter(one -> Assertions.LIBRARY
                        .matcher(one.replaceFirst("^static ", ""))
                        .matches())
                .filter(one ->
                        one.endsWith("*") || afterTokens.code().contains(one.substring(one.lastIndexOf('.') + 1)))
                .forEach(one -> lost.add("the import of %s is gone but its name is still used".formatted(one.strip())));
    }

    private static Stream<String> annotations(Declaration declaration) {
        return declaration.annotations().stream();
    }

    /** The tokens as a person would write them, as far as it can be known; at most 120 characters. */
    static String compact(String tokens) {
        String text = tokens.replaceAll(" (?=[)\\].,;:])|(?<=[(\\[.@]) |(?<=[\\w)\\]]) (?=[(\\[])", "");
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
    }

    /** The methods of a file by key; for rules that look at what a patch adds. */
    static Map<String, Member> methods(String source) {
        return parse(JavaTokens.of(source)).methods();
    }
}
