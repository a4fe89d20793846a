package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
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
    private static final Pattern STAND_IN =
            Pattern.compile("@ (?:Mock|MockBean|MockitoBean|Spy|SpyBean|MockitoSpyBean)\\b");
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

        /** The method as rules for every language see it; {@code all} where every statement counts. */
        Body lines(boolean all) {
            List<Line> found = new ArrayList<>();
            collect(body.inside(), List.of(), all, found);
            return new Body(List.of(declaration.parameters().split("\\W+")), found);
        }

        boolean hasClaims() {
            return !lines(false).claims().isEmpty();
        }

        private static void collect(List<JavaOutline> pieces, List<String> around, boolean all, List<Line> found) {
            for (int i = 0; i < pieces.size(); i++) {
                JavaOutline piece = pieces.get(i);
                boolean isClaim = all || Assertions.holds(piece.tokens());
                if (!piece.tokens().isEmpty()) {
                    boolean isAnonymous = piece.isBlock() && piece.tokens().contains("=");
                    List<String> tokens = isAnonymous ? Body.concat(piece.tokens(), List.of("{")) : piece.tokens();
                    found.add(new Line(around, tokens, isClaim));
                }
                if (piece.isBlock()) {
                    boolean isReached = !isClaim && alwaysRuns(pieces, i);
                    List<String> inner = Body.concat(around, Body.concat(piece.tokens(), List.of("{")));
                    collect(piece.inside(), isReached ? around : inner, isClaim, found);
                }
            }
        }

        /** A block that is entered whatever happens and lets out whatever is thrown in it. */
        private static boolean alwaysRuns(List<JavaOutline> pieces, int at) {
            List<String> head = pieces.get(at).tokens();
            if (head.isEmpty() || head.get(0).equals("synchronized")) {
                return true;
            }
            if (!head.get(0).equals("try")) {
                return false;
            }
            JavaOutline next =
                    at + 1 < pieces.size() ? pieces.get(at + 1) : new JavaOutline(List.of("x"), true, List.of());
            boolean isCaught = !next.tokens().isEmpty() && next.tokens().get(0).equals("catch");
            boolean isLeft = !next.tokens().isEmpty()
                    && next.tokens().get(0).equals("finally")
                    && next.all().flatMap(one -> one.tokens().stream()).anyMatch(EXITS::contains);
            return !isCaught && !isLeft;
        }
    }

    /** What the names of the file are given outside of its tests. */
    static Map<String, List<List<String>>> names(JavaOutline file, TestCode code) {
        Map<String, List<List<String>>> names = new LinkedHashMap<>();
        fields(file.inside())
                .filter(piece -> piece.tokens().size() > 2
                        && STAND_IN.matcher(piece.text()).lookingAt())
                .forEach(piece ->
                        names.put(piece.tokens().get(piece.tokens().size() - 1), List.of(List.of("mock", "(", ")"))));
        fields(file.inside())
                .forEach(piece -> Body.assignments(withoutAnnotations(piece.tokens()))
                        .forEach(given -> names.computeIfAbsent(given.name(), any -> new ArrayList<>())
                                .add(given.value())));
        code.methods().values().stream()
                .filter(member -> !member.isTest())
                .flatMap(member -> member.lines(false).assignments())
                .filter(given -> !given.isDeclared())
                .forEach(given -> names.computeIfAbsent(given.name(), any -> new ArrayList<>())
                        .add(given.value()));
        code.imports().stream()
                .forEach(one -> names.computeIfAbsent(one.substring(one.lastIndexOf('.') + 1), any -> new ArrayList<>())
                        .add(List.of("import", one.strip())));
        return names;
    }

    /** The statements that stand in a type and in no method of it. */
    static Stream<JavaOutline> fields(List<JavaOutline> pieces) {
        return pieces.stream().flatMap(piece -> {
            boolean isType = piece.isBlock()
                    && Declaration.of(piece).map(Declaration::isType).orElse(false);
            return isType ? fields(piece.inside()) : Stream.of(piece);
        });
    }

    private static List<String> withoutAnnotations(List<String> tokens) {
        int from = 0;
        while (from + 1 < tokens.size() && tokens.get(from).equals("@")) {
            from += 2;
            if (from < tokens.size() && tokens.get(from).equals("(")) {
                from = Math.min(tokens.size(), PythonLayout.close(tokens, from) + 1);
            }
        }
        return tokens.subList(from, tokens.size());
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
