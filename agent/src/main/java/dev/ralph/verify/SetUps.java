package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonWrites.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a test writes to what it does not own: an attribute, an entry, a static field. Such a write is what the test
 * does to others, and without it the test is no longer the one that was written.
 */
final class SetUps {

    private static final Set<String> OWN = Set.of("self", "cls", "this");

    private SetUps() {}

    /**
     * The first place that a test wrote and that is no longer written; empty when there is none.
     *
     * @param around what runs with the test after the change, such as the fixtures that it asks for
     */
    static Optional<String> firstLost(Body was, Body is, Supplier<List<Body>> around) {
        Set<String> lost = places(was, false);
        remove(lost, places(is));
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        around.get().forEach(body -> remove(lost, places(body)));
        return lost.stream().findFirst();
    }

    private static void remove(Set<String> lost, Set<String> now) {
        lost.removeIf(place -> now.stream().anyMatch(other -> isSame(place, other)));
    }

    /** {@code a.b.c} may be {@code b.c} where it is imported by another name. */
    private static boolean isSame(String place, String other) {
        return place.equals(other) || other.endsWith("." + place) || place.endsWith("." + other);
    }

    private static Set<String> places(Body body) {
        return places(body, true);
    }

    private static Set<String> places(Body body, boolean withClaims) {
        Set<String> places = new LinkedHashSet<>();
        for (Line line : body.lines()) {
            if (line.isClaim() && !withClaims) {
                continue;
            }
            List<String> tokens = line.tokens();
            PythonWrites.of(tokens, chain -> String.join("", chain)).stream()
                    .filter(write -> withClaims || !isOwnEntry(write, body))
                    .forEach(write -> places.addAll(place(write)));
            for (int i = 0; i + 2 < tokens.size(); i++) {
                if (tokens.get(i).equals("setenv")) {
                    places.add("os.environ[" + tokens.get(i + 2) + "]");
                }
            }
        }
        return places;
    }

    /** An entry of something that the test wrote down itself. */
    private static boolean isOwnEntry(Write write, Body body) {
        List<List<String>> given = body.valuesOf(write.target().get(0));
        return !given.isEmpty()
                && write.target().get(write.target().size() - 1).equals("]")
                && given.stream().allMatch(Value::isWritten);
    }

    private static List<String> place(Write write) {
        List<String> target = write.target();
        int size = target.size();
        if (size > 3 && target.subList(size - 3, size).equals(List.of("[", "0", "]"))) {
            String holder = named(target.subList(0, size - 3));
            return write.value().stream()
                    .filter(Value::isText)
                    .map(key -> holder + "[" + key + "]")
                    .toList();
        }
        return place(target);
    }

    private static String named(List<String> holder) {
        return holder.get(0).equals("import_module") && holder.size() == 4
                ? PythonWrites.unquoted(holder.get(2))
                : String.join("", holder);
    }

    /** The functions that run with a test: those it calls, and the fixtures it asks for, with theirs. */
    static List<Body> withTest(Member test, List<PythonCode> files) {
        Set<String> words = new LinkedHashSet<>(test.parameters());
        test.decorators()
                .forEach(one -> words.addAll(List.of(one.replace("\"", "").split(" "))));
        test.statement().all().forEach(one -> words.addAll(one.tokens()));
        List<Body> found = new ArrayList<>();
        Set<Member> taken = new LinkedHashSet<>();
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (PythonCode file : files) {
                for (Member one : file.functions().values()) {
                    boolean isRun = words.contains(one.name())
                            || one.name().matches("set[uU]p(?:_?\\w+)?|tear_?[dD]own\\w*")
                            || one.decorators().stream().anyMatch(text -> text.contains("autouse = True"));
                    if (isRun && !one.isTest() && taken.add(one)) {
                        words.addAll(one.parameters());
                        one.statement().inside().forEach(line -> words.addAll(line.tokens()));
                        found.add(one.body(false));
                        isMore = true;
                    }
                }
            }
        }
        return found;
    }

    private static List<String> place(List<String> target) {
        boolean isText = target.get(0).equals("import_module") && target.size() == 4;
        if (isText) {
            return List.of(PythonWrites.unquoted(target.get(2)));
        }
        int size = target.size();
        boolean isPart = size > 2
                && (target.get(size - 2).equals(".") || target.get(size - 1).equals("]"));
        if (!isPart
                || OWN.contains(target.get(0))
                || !Character.isJavaIdentifierStart(target.get(0).charAt(0))) {
            return List.of();
        }
        return List.of(String.join("", target));
    }
}
