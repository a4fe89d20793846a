package dev.ralph.verify;

import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Set<String> EXITS = Set.of("return", "break", "continue", "raise", "except", "suppress");

    /** A declaration with what stands above it. */
    record Member(String name, List<String> decorators, Statement statement) {

        boolean isTest() {
            return name.startsWith("test") && decorators.stream().noneMatch(one -> one.matches(".*\\bfixture\\b.*"));
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

        /** How often the body leaves itself or catches something. */
        long exits() {
            return statement
                    .all()
                    .flatMap(one -> one.tokens().stream())
                    .filter(EXITS::contains)
                    .count();
        }

        /** The statements that hold an assertion, each with the blocks around it. */
        List<String> claims() {
            return statements(false);
        }

        /** The statements that hold an assertion, or all of them, each with the blocks around it. */
        List<String> statements(boolean isWhole) {
            List<String> found = new ArrayList<>();
            collect(statement.inside(), "", isWhole, found);
            return found;
        }

        private static void collect(List<Statement> inside, String around, boolean all, List<String> found) {
            for (Statement one : inside) {
                boolean isClaim = one.tokens().stream()
                        .anyMatch(token -> CLAIM.matcher(token).matches());
                if (all || isClaim) {
                    found.add(around + one.text());
                }
                collect(one.inside(), around + one.text() + " ", all || isClaim, found);
            }
        }
    }

    static PythonCode of(PythonOutline file) {
        PythonCode code = new PythonCode(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        code.add(file.inside(), "");
        return code;
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
