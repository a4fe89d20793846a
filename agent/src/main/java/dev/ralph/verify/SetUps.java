package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import dev.ralph.verify.PythonCode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a test writes to what it does not own: an attribute, an entry, a static field. Such a write is what the test
 * does to others, and without it the test is no longer the one that was written.
 */
final class SetUps {

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
        lost.removeIf(place -> isPassedOn(place, was, is));
        return lost.stream().findFirst();
    }

    /**
     * Whether the test gives the key to something new that may set it, or works without the working folder in another
     * way.
     */
    private static boolean isPassedOn(String place, Body was, Body is) {
        List<List<String>> old = was.lines().stream().map(Line::tokens).toList();
        String key = place.replaceFirst("^[^\\[]*\\[?|]$", "").replaceFirst("]$", "");
        return is.lines().stream()
                .map(Line::tokens)
                .filter(tokens -> !old.contains(tokens))
                .anyMatch(tokens -> place.equals("chdir")
                        || isNamed(place, old, tokens)
                        || (Value.isText(key) && tokens.contains(key) && tokens.contains("("))
                        || (place.endsWith("setDefault")
                                && tokens.stream().anyMatch(one -> one.matches("(?i).*(?:locale|zone).*"))));
    }

    /** Whether a call is given the same value under the name of an attribute, as {@code override(DEBUG=True)}. */
    private static boolean isNamed(String place, List<List<String>> old, List<String> tokens) {
        String name = place.substring(place.lastIndexOf('.') + 1);
        return IntStream.range(1, tokens.size() - 2)
                .filter(i -> tokens.get(i).equals(name)
                        && tokens.get(i + 1).equals("=")
                        && Set.of("(", ",").contains(tokens.get(i - 1)))
                .anyMatch(i -> old.stream()
                        .anyMatch(line -> line.size() > 2
                                && line.subList(line.size() - 3, line.size()).equals(tokens.subList(i, i + 3))));
    }

    private static void remove(Set<String> lost, Set<String> now) {
        lost.removeIf(place -> now.stream().anyMatch(other -> isSame(place, other)));
    }

    /** {@code a.b.c} may be {@code b.c} where it is imported by another name. */
    private static boolean isSame(String place, String other) {
        boolean isAny = other.endsWith("[*]") && place.startsWith(other.substring(0, other.length() - 2));
        return isAny || place.equals(other) || other.endsWith("." + place) || place.endsWith("." + other);
    }

    private static Set<String> places(Body body) {
        return places(body, true);
    }

    private static Set<String> places(Body body, boolean withClaims) {
        Set<String> places = new LinkedHashSet<>();
        for (Line line : body.lines()) {
            if (withClaims || !line.isClaim()) {
                SetPlaces.of(line.tokens()).forEach((place, value) -> {
                    if (!value.equals(SetPlaces.NOTHING) && (withClaims || !isOwnEntry(place, body))) {
                        places.add(place);
                    }
                });
            }
        }
        return places;
    }

    /** An entry of something that the test wrote down itself. */
    private static boolean isOwnEntry(String place, Body body) {
        List<List<String>> given = body.valuesOf(place.replaceFirst("[^\\w].*", ""));
        return !given.isEmpty() && place.endsWith("]") && given.stream().allMatch(Value::isWritten);
    }

    /**
     * What a test finds changed by its set up, when it acts or looks; empty when it finds the same. What is put back
     * behind the act is put back in time, unless the assertion is what acts.
     */
    static Optional<String> firstChanged(Body was, Body is, Map<String, String> names) {
        Map<String, Set<List<String>>> now = found(is);
        for (Map.Entry<String, List<String>> old : atAssertions(was).entrySet()) {
            Set<List<String>> values = now.getOrDefault(old.getKey(), Set.of());
            if (values.isEmpty() || old.getValue().equals(SetPlaces.NOTHING)) {
                continue;
            }
            if (values.equals(Set.of(SetPlaces.NOTHING))) {
                return Optional.of("takes back %s before it is looked at".formatted(old.getKey()));
            }
            if (isConstant(old.getValue())
                    && values.stream()
                            .allMatch(value -> isConstant(value) && !isRelated(old.getValue(), value, names))) {
                return Optional.of("no longer sets %s to %s".formatted(old.getKey(), String.join(" ", old.getValue())));
            }
        }
        return Optional.empty();
    }

    /** What each place holds at the first assertion that follows. */
    private static Map<String, List<String>> atAssertions(Body body) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (Line line : body.lines()) {
            if (line.isClaim()) {
                open.forEach(found::putIfAbsent);
                open.clear();
            } else if (line.around().isEmpty()) {
                open.putAll(SetPlaces.of(line.tokens()));
            }
        }
        return found;
    }

    /** What each place holds at the first assertion that follows, or when something was called before it. */
    private static Map<String, Set<List<String>>> found(Body body) {
        Map<String, Set<List<String>>> found = new LinkedHashMap<>();
        Map<String, Set<List<String>>> acted = new LinkedHashMap<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (Line line : body.lines()) {
            Map<String, List<String>> places =
                    line.around().isEmpty() && !line.isClaim() ? SetPlaces.of(line.tokens()) : Map.of();
            if (line.isClaim()) {
                open.forEach((place, value) -> {
                    Set<List<String>> values = isAct(line) ? Set.of() : acted.getOrDefault(place, Set.of());
                    found.putIfAbsent(place, with(values, value));
                });
                open.clear();
                acted.clear();
            } else if (places.isEmpty() && line.tokens().contains("(")) {
                open.forEach((place, value) -> acted.merge(place, Set.of(value), SetUps::union));
            }
            open.putAll(places);
        }
        return found;
    }

    /** Whether an assertion calls more than itself. */
    private static boolean isAct(Line line) {
        long calls = line.tokens().stream().filter("("::equals).count();
        return calls > (line.tokens().get(0).equals("assert") ? 0 : 1);
    }

    private static Set<List<String>> with(Set<List<String>> values, List<String> value) {
        return union(values, Set.of(value));
    }

    private static Set<List<String>> union(Set<List<String>> some, Set<List<String>> others) {
        Set<List<String>> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean isConstant(List<String> value) {
        return !value.isEmpty()
                && (Value.isWritten(value) || String.join("", value).matches("(?:\\w+\\.)+[A-Z_0-9]+"));
    }

    /** A value of one's own is made of the one that was there. */
    private static boolean isRelated(List<String> was, List<String> is, Map<String, String> names) {
        String old = PythonWrites.unquoted(String.join(" ", was));
        String now = PythonWrites.unquoted(String.join(" ", is));
        return is.equals(Renames.apply(was, names))
                || (was.size() == 1 && Value.isText(was.get(0)) && !old.isEmpty() && now.contains(old));
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
}
