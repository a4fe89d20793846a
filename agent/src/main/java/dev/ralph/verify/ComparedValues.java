package dev.ralph.verify;

import dev.ralph.verify.Body.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the assertions of a test compare: a value that was written down stays as it is, one that was computed
 * stays computed, and neither is altered on its way to the assertion. An id may become one that nobody else has when the
 * test also puts it in.
 */
final class ComparedValues {

    private static final Set<String> CHANGES = Set.of(
            "append",
            "add",
            "extend",
            "insert",
            "update",
            "remove",
            "pop",
            "clear",
            "discard",
            "sort",
            "setdefault",
            "put",
            "addAll",
            "removeAll",
            "set",
            "removeIf",
            "reverse");

    private final Body was;
    private final Body is;
    private final Map<String, String> names;
    private final Map<String, List<List<String>>> outsideBefore;
    private final Map<String, List<List<String>>> outsideAfter;
    private final List<String> changed = new ArrayList<>();

    private ComparedValues(
            Body was,
            Body is,
            Map<String, String> names,
            Map<String, List<List<String>>> outsideBefore,
            Map<String, List<List<String>>> outsideAfter) {
        this.was = was;
        this.is = is;
        this.names = names;
        this.outsideBefore = outsideBefore;
        this.outsideAfter = outsideAfter;
    }

    /**
     * Returns a sentence for everything that an assertion compares and that became something else.
     *
     * @param names what is called by another name after the change
     * @param outsideBefore what the names of the file are given outside of its tests
     */
    static List<String> check(
            Body was,
            Body is,
            Map<String, String> names,
            Map<String, List<List<String>>> outsideBefore,
            Map<String, List<List<String>>> outsideAfter) {
        ComparedValues values = new ComparedValues(was, is, names, outsideBefore, outsideAfter);
        compared(was).forEach(values::compare);
        values.origins();
        return values.changed;
    }

    /** The names whose value an assertion looks at; what it calls is not one. */
    private static Set<String> compared(Body body) {
        Set<String> names = new LinkedHashSet<>();
        for (Line line : body.claims()) {
            List<String> tokens = line.whole();
            for (int i = 0; i < tokens.size(); i++) {
                String token = tokens.get(i);
                String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
                boolean isOwn = i > 1
                        && tokens.get(i - 1).equals(".")
                        && Set.of("self", "cls", "this").contains(tokens.get(i - 2));
                boolean isName = Character.isJavaIdentifierStart(token.charAt(0))
                        && !Value.isText(token)
                        && !next.equals("(")
                        && (isOwn || i == 0 || !tokens.get(i - 1).equals("."));
                if (isName) {
                    names.add(isOwn && !tokens.get(i - 2).equals("this") ? "self . " + token : token);
                }
            }
        }
        return names;
    }

    private void compare(String name) {
        String now = names.getOrDefault(name, name);
        boolean isLocal = !was.valuesOf(name).isEmpty();
        List<List<String>> old = isLocal ? was.valuesOf(name) : outsideBefore.getOrDefault(name, List.of());
        List<List<String>> given =
                is.valuesOf(now).isEmpty() ? outsideAfter.getOrDefault(now, List.of()) : is.valuesOf(now);
        List<List<String>> gone = new ArrayList<>(renamed(old));
        List<List<String>> added = new ArrayList<>(given);
        renamed(old).forEach(added::remove);
        given.forEach(gone::remove);
        for (List<String> one : gone) {
            if (added.isEmpty()) {
                lost(name, one, isLocal);
            }
            added.stream()
                    .map(value -> objection(now, one, value))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(changed::add);
        }
        if (gone.isEmpty() && !old.isEmpty()) {
            added.stream()
                    .filter(value -> !Value.isNothing(value) && !Value.isFresh(value))
                    .findFirst()
                    .ifPresent(value -> changed.add(
                            "%s is given another value before it is compared: %s".formatted(name, text(value))));
        }
        if (old.stream().anyMatch(Value::isWritten)) {
            is.lines().stream()
                    .filter(line -> alters(line.tokens(), now) && !was.lines().contains(line))
                    .findFirst()
                    .ifPresent(line -> changed.add(
                            "%s is changed before it is compared: %s".formatted(name, text(line.tokens()))));
        }
    }

    /** What a test calls comes from where it came from. */
    private void origins() {
        Set<String> used = new LinkedHashSet<>();
        was.lines().forEach(line -> used.addAll(line.tokens()));
        used.removeAll(compared(was));
        used.stream()
                .filter(name -> isImported(outsideBefore.getOrDefault(name, List.of())))
                .filter(name -> is.mentions(name) && !is.binds(name))
                .filter(name -> outsideAfter.containsKey(name) || !outsideAfter.containsKey("*"))
                .forEach(this::compareOrigin);
    }

    private void compareOrigin(String name) {
        List<List<String>> old = outsideBefore.getOrDefault(name, List.of());
        List<List<String>> now = outsideAfter.getOrDefault(name, List.of(List.of("another")));
        if (!old.equals(now)) {
            changed.add(
                    "%s is no longer what it was: %s becomes %s".formatted(name, text(old.get(0)), text(now.get(0))));
        }
    }

    private static boolean isImported(List<List<String>> values) {
        return values.size() == 1
                && values.get(0).size() == 2
                && values.get(0).get(0).equals("import");
    }

    private List<List<String>> renamed(List<List<String>> values) {
        return values.stream().map(value -> Renames.apply(value, names)).toList();
    }

    private void lost(String name, List<String> value, boolean isLocal) {
        boolean isKept = outsideAfter.values().stream().anyMatch(values -> values.contains(value));
        boolean isUsed = is.mentions(names.getOrDefault(name, name));
        if (Value.isWritten(value) && !Value.isNothing(value) && !isKept && isUsed) {
            changed.add("%s is no longer set %s".formatted(text(name, value), isLocal ? "in the test" : "in the file"));
        }
    }

    private @Nullable String objection(String name, List<String> old, List<String> value) {
        boolean isArranged = was.isArranged(name) || is.isArranged(name);
        if (old.size() > 1 && old.get(0).equals("import")) {
            return "%s is no longer what it was: %s becomes %s".formatted(name, text(old), text(value));
        }
        if (Value.isWritten(old)) {
            boolean isId = isArranged && (Value.isFresh(value) || (Value.isOneText(old) && Value.isOneText(value)));
            return isId || Value.isNothing(old)
                    ? null
                    : "what an assertion compares with changes: %s becomes %s".formatted(text(name, old), text(value));
        }
        boolean isGiven = value.size() == 1 && is.parameters().contains(value.get(0));
        String why = isGiven ? "" : Value.objection(old, value);
        return why.isEmpty()
                ? null
                : "what an assertion looks at changes: %s becomes %s%s".formatted(text(name, old), text(value), why);
    }

    private static boolean alters(List<String> tokens, String name) {
        int at = tokens.indexOf(name);
        if (at < 0 || at + 2 >= tokens.size()) {
            return false;
        }
        String next = tokens.get(at + 1);
        boolean isCalled = next.equals(".") && CHANGES.contains(tokens.get(at + 2));
        boolean isPart = at == 0 && next.equals("[") && tokens.contains("=");
        boolean isMore =
                at == 0 && next.matches("[+\\-*|]") && tokens.get(at + 2).equals("=");
        return isCalled || isPart || isMore || (at == 1 && tokens.get(0).equals("del"));
    }

    private static String text(String name, List<String> value) {
        return text(Body.concat(List.of(name, "="), value));
    }

    private static String text(List<String> tokens) {
        return TestsKept.compact(String.join(" ", tokens));
    }
}
