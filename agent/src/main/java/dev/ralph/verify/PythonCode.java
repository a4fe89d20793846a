package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The functions and classes of a Python file.
 *
 * @param functions by where they stand, such as {@code TestBikes.test_add}; the last one counts where two have one name
 * @param classes the same
 * @param twice functions that hide an earlier one of the same name
 */
record PythonCode(Map<String, Member> functions, Map<String, Member> classes, List<String> twice) {

    private static final Pattern CLAIM =
            Pattern.compile("assert|assert\\w+|assert_\\w+|fail|raises|warns|deprecated_call");
    private static final Pattern FIXTURE = Pattern.compile("\\bfixture\\b");
    private static final Pattern DECLARES = Pattern.compile("(?:async )?def |class ");
    private static final Set<String> ENDS = Set.of("return", "break", "continue");
    private static final Set<String> EXITS = Set.of("return", "break", "continue", "raise", "except", "suppress");

    /** A declaration with what stands above it. */
    record Member(String name, List<String> decorators, Statement statement) {

        boolean isTest() {
            return name.startsWith("test") && !isFixture();
        }

        /** The names in the brackets behind the name: parameters or base classes. */
        List<String> parameters() {
            List<String> names = new ArrayList<>();
            int depth = 0;
            boolean isNext = false;
            for (String token : statement.tokens()) {
                if ("([{".contains(token)) {
                    depth++;
                    isNext = depth == 1;
                } else if (")]}".contains(token)) {
                    depth--;
                    if (depth == 0) {
                        break;
                    }
                } else if (depth == 1 && token.equals(",")) {
                    isNext = true;
                } else if (isNext && depth == 1 && Character.isJavaIdentifierStart(token.charAt(0))) {
                    names.add(token);
                    isNext = false;
                }
            }
            return names;
        }

        /** How often the body leaves itself or catches something; what a function in it does is that one's affair. */
        long exits() {
            Stream<String> words = own(statement).flatMap(one -> one.tokens().stream());
            return words.filter(token -> EXITS.contains(token) || (isTest() && token.equals("yield")))
                    .count();
        }

        /** The statements of the body but not those of functions and classes in it. */
        private static Stream<Statement> own(Statement of) {
            return of.inside().stream()
                    .filter(one -> !DECLARES.matcher(one.text()).lookingAt())
                    .flatMap(one -> Stream.concat(Stream.of(one), own(one)));
        }

        /** Whether it takes any number of arguments. */
        boolean takesAny() {
            int close = PythonLayout.close(
                    statement.tokens(), Math.max(0, statement.tokens().indexOf("(")));
            return statement
                    .tokens()
                    .subList(0, Math.min(close, statement.tokens().size()))
                    .stream()
                    .anyMatch(token -> token.equals("*") || token.equals("**"));
        }

        boolean isEmpty() {
            return statement.inside().stream().allMatch(one -> one.text().matches("pass|\\. \\. \\.|[\"'](?s:.*)"));
        }

        boolean isFixture() {
            return decorators.stream().anyMatch(one -> FIXTURE.matcher(one).find());
        }

        /** What the function returns or yields, where a name stands for what it was given. */
        List<List<String>> returned() {
            Body body = body(false);
            return own(statement)
                    .filter(one ->
                            one.first().matches("return|yield") && one.tokens().size() > 1)
                    .map(one -> one.tokens().subList(1, one.tokens().size()))
                    .flatMap(value ->
                            value.size() == 1 && !body.valuesOf(value.get(0)).isEmpty()
                                    ? body.valuesOf(value.get(0)).stream()
                                    : Stream.of(value))
                    .toList();
        }

        /** The function as rules for every language see it; where it is a test without an assertion, all of it counts. */
        Body body(boolean isWhole) {
            List<Line> lines = new ArrayList<>();
            collect(statement.inside(), List.of(), isWhole, lines);
            return new Body(parameters(), lines);
        }

        boolean hasClaims() {
            return !body(false).claims().isEmpty();
        }

        private static void collect(List<Statement> inside, List<String> around, boolean all, List<Line> found) {
            for (int i = 0; i < inside.size(); i++) {
                Statement one = inside.get(i);
                boolean isClaim = all || one.tokens().stream().anyMatch(PythonCode::isClaim);
                found.add(new Line(around, withoutMessage(one.tokens()), isClaim));
                boolean isReached = one.inside().isEmpty() || alwaysRuns(inside, i);
                collect(
                        one.inside(),
                        isReached && !isClaim ? around : Body.concat(around, one.tokens()),
                        isClaim,
                        found);
            }
        }

        /** A block that is entered whatever happens and lets out whatever is raised in it. */
        private static boolean alwaysRuns(List<Statement> statements, int at) {
            Statement head = statements.get(at);
            if (head.first().equals("try")) {
                return at + 1 < statements.size()
                        && statements.get(at + 1).first().equals("finally")
                        && statements.get(at + 1).all().noneMatch(one -> ENDS.contains(one.first()));
            }
            boolean isWith = head.first().equals("with") || head.text().startsWith("async with");
            return isWith && !head.tokens().contains("suppress");
        }

        /** What an assertion says when it fails is not a part of what it claims. */
        private static List<String> withoutMessage(List<String> tokens) {
            int comma = PythonLayout.outside(tokens, ",");
            return tokens.get(0).equals("assert") && comma > 0 ? PythonLayout.plain(tokens.subList(0, comma)) : tokens;
        }
    }

    /** What the names of the file are given outside of its tests, fixtures by what they return. */
    static Map<String, List<List<String>>> names(PythonOutline file) {
        Map<String, List<List<String>>> names = new LinkedHashMap<>();
        PythonCode code = of(file);
        file.inside().forEach(one -> {
            Body.assignments(one.tokens()).forEach(given -> add(names, given.name(), given.value()));
            imported(one.tokens()).forEach((name, origin) -> add(names, name, origin));
        });
        code.functions().forEach((key, member) -> {
            if (member.isFixture()) {
                member.returned().forEach(value -> add(names, member.name(), value));
            }
            if (!member.isTest()) {
                member.body(false)
                        .assignments()
                        .filter(given -> given.name().startsWith("self . "))
                        .forEach(given -> add(names, given.name(), given.value()));
            }
        });
        code.classes().values().stream()
                .flatMap(member -> member.statement().inside().stream())
                .flatMap(one -> Body.assignments(one.tokens()).stream())
                .forEach(given -> add(names, "self . " + given.name(), given.value()));
        return names;
    }

    private static void add(Map<String, List<List<String>>> names, String name, List<String> value) {
        names.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    /** What a statement imports by name, each with where it comes from. */
    static Map<String, List<String>> imported(List<String> tokens) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        int from = tokens.indexOf("import");
        if (from < 0) {
            return found;
        }
        String module = tokens.get(0).equals("from") ? String.join("", tokens.subList(1, from)) + "." : "";
        StringBuilder name = new StringBuilder();
        for (int i = from + 1; i <= tokens.size(); i++) {
            String token = i < tokens.size() ? tokens.get(i) : ",";
            if (token.equals(",")) {
                String[] parts = name.toString().split(" as ", 2);
                found.put(parts[parts.length - 1], List.of("import", module + parts[0]));
                name.setLength(0);
            } else if (!token.matches("[()]")) {
                name.append(token.equals("as") ? " as " : token);
            }
        }
        return found;
    }

    static PythonCode of(PythonOutline file) {
        PythonCode code = new PythonCode(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        code.add(file.inside(), "");
        return code;
    }

    /** The first letter tells most words apart, which is quicker than a pattern. */
    private static boolean isClaim(String token) {
        return "afrwd".indexOf(token.charAt(0)) >= 0 && CLAIM.matcher(token).matches();
    }

    private void add(List<Statement> statements, String around) {
        List<String> decorators = new ArrayList<>();
        for (Statement one : statements) {
            List<String> words = one.first().equals("async")
                    ? one.tokens().subList(1, one.tokens().size())
                    : one.tokens();
            if (one.first().equals("@")) {
                decorators.add(one.text());
                continue;
            }
            if (words.size() > 1 && words.get(0).equals("def")) {
                Member member = new Member(words.get(1), List.copyOf(decorators), one);
                if (functions.put(around + words.get(1), member) != null) {
                    twice.add(around + words.get(1));
                }
            } else if (words.size() > 1 && words.get(0).equals("class")) {
                classes.put(around + words.get(1), new Member(words.get(1), List.copyOf(decorators), one));
                add(one.inside(), around + words.get(1) + ".");
            } else if (!one.inside().isEmpty()) {
                // A test under a condition is another test than one that is always there.
                add(one.inside(), around + one.text() + " ");
            }
            decorators.clear();
        }
    }
}
