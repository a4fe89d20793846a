package dev.ralph.verify;

import dev.ralph.verify.TestCode.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares one file before and after: every test and every assertion must still be there and still be reached. */
final class TestsKept {

    private static final Set<String> MAKES_TESTS_RUN = Set.of("Nested", "ParameterizedClass", "RunWith", "Suite");
    private static final Set<String> HIDES_TESTS = Set.of("abstract", "private");

    private final TestCode before;
    private final TestCode after;
    private final JavaTokens afterTokens;
    private final List<String> lost = new ArrayList<>();

    private TestsKept(TestCode before, TestCode after, JavaTokens afterTokens) {
        this.before = before;
        this.after = after;
        this.afterTokens = afterTokens;
    }

    /** Returns one sentence for everything that was lost or loosened. */
    static List<String> check(String before, String after) {
        JavaTokens tokens = JavaTokens.of(after);
        TestsKept kept = new TestsKept(parse(JavaTokens.of(before)), parse(tokens), tokens);
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
            Member is = after.methods().get(key);
            boolean whole = sources.contains(key);
            List<String> claims = was.statements(whole);
            if (is == null) {
                if (was.isTest()) {
                    lost.add("test " + key + " is gone");
                } else if (!claims.isEmpty()) {
                    lost.add(key + " is gone with its assertions");
                }
                return;
            }
            if (was.isTest()) {
                compareDeclarations(key, was.declaration(), is.declaration());
            }
            firstLost(claims, is.statements(whole))
                    .ifPresent(claim -> lost.add(
                            "%s no longer holds, or no longer always reaches: %s".formatted(key, compact(claim))));
            if ((was.isTest() || !claims.isEmpty()) && is.exits() > was.exits()) {
                lost.add(key + " can now end early or swallow a failure");
            }
        });
    }

    private void compareDeclarations(String key, Declaration was, Declaration is) {
        annotations(was)
                .filter(annotation -> !is.annotations().contains(annotation))
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

    /** The first of {@code claims} that does not follow the one before it in {@code now}. */
    private static Optional<String> firstLost(List<String> claims, List<String> now) {
        int at = 0;
        for (String claim : claims) {
            int found = now.subList(at, now.size()).indexOf(claim);
            if (found < 0) {
                return Optional.of(claim);
            }
            at += found + 1;
        }
        return Optional.empty();
    }

    private static Stream<String> annotations(Declaration declaration) {
        return declaration.annotations().stream();
    }

    private static String compact(String tokens) {
        String text = tokens.replaceAll(" ?([().,;@\\[\\]]) ?", "$1");
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
    }

    /** The methods of a file by key; for rules that look at what a patch adds. */
    static Map<String, Member> methods(String source) {
        return parse(JavaTokens.of(source)).methods();
    }
}
