package dev.ralph.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types and methods of one file by name, as a guard compares them.
 *
 * @param types by nested name, such as {@code FooTest.Inner}
 * @param methods by type, name and parameters, such as {@code FooTest#adds( )}
 */
record TestCode(Map<String, Declaration> types, Map<String, Member> methods, List<String> imports) {

    static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Property", "Theory");

    private static final Set<String> EXITS = Set.of("return", "break", "continue", "yield", "throw", "catch");
    private static final Pattern TEXT_IN_METHOD_SOURCE = Pattern.compile("\"([^\"#]*#)?([^\"(]*)[^\"]*\"");

    /** A method and its body. */
    record Member(Declaration declaration, JavaOutline body) {

        boolean isTest() {
            return declaration.has(TESTS);
        }

        /** How often the body leaves itself or catches something. */
        long exits() {
            return body.inside().stream()
                    .flatMap(JavaOutline::all)
                    .flatMap(piece -> piece.tokens().stream())
                    .filter(EXITS::contains)
                    .count();
        }

        /** The statements that hold an assertion, or all of them, each with the blocks around it. */
        List<String> statements(boolean all) {
            List<String> found = new ArrayList<>();
            collect(body.inside(), "", all, found);
            return found;
        }

        private static void collect(List<JavaOutline> pieces, String around, boolean all, List<String> found) {
            for (JavaOutline piece : pieces) {
                if (all || Assertions.holds(piece.tokens())) {
                    found.add(around + piece.text());
                }
                if (piece.isBlock()) {
                    boolean asserted = Assertions.holds(piece.tokens());
                    collect(piece.inside(), around + piece.text() + " { ", all || asserted, found);
                }
            }
        }
    }

    static TestCode of(JavaOutline file) {
        TestCode code = new TestCode(new LinkedHashMap<>(), new LinkedHashMap<>(), imports(file));
        code.add(file.inside(), "");
        return code;
    }

    /** Methods whose every statement is a part of some test: factories of tests and sources of arguments. */
    Set<String> sourcesOfTests() {
        Set<String> names = methods.values().stream()
                .flatMap(member -> member.declaration().annotations().stream()
                        .filter(annotation -> Declaration.simpleName(annotation).equals("MethodSource"))
                        .flatMap(annotation ->
                                named(annotation, member.declaration().name())))
                .collect(Collectors.toSet());
        return methods.entrySet().stream()
                .filter(entry -> names.contains(entry.getValue().declaration().name())
                        || entry.getValue().declaration().has(Set.of("TestFactory")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<String> named(String annotation, String otherwise) {
        Collection<String> names = TEXT_IN_METHOD_SOURCE
                .matcher(annotation)
                .results()
                .map(found -> found.group(2))
                .toList();
        return names.isEmpty() ? Stream.of(otherwise) : names.stream();
    }

    private void add(List<JavaOutline> pieces, String type) {
        for (JavaOutline piece : pieces) {
            if (!piece.isBlock()) {
                continue;
            }
            Declaration.of(piece).ifPresent(declaration -> {
                if (declaration.isType()) {
                    String name = type.isEmpty() ? declaration.name() : type + "." + declaration.name();
                    types.put(name, declaration);
                    add(piece.inside(), name);
                } else {
                    String key = type + "#" + declaration.name() + declaration.parameters();
                    methods.put(key, new Member(declaration, piece));
                }
            });
        }
    }

    private static List<String> imports(JavaOutline file) {
        return file.inside().stream()
                .filter(piece -> !piece.isBlock() && piece.tokens().get(0).equals("import"))
                .map(piece -> String.join("", piece.tokens()).replaceFirst("^import(static)?", "$1 "))
                .toList();
    }
}
