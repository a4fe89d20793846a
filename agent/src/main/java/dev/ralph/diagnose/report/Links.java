package dev.ralph.diagnose.report;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.TestId;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whether what was read and what was run point at the same thing. */
final class Links {

    private Links() {}

    /** Whether they name the same line, a test that takes part, or the same state in the file that declares it. */
    static boolean join(Dependence run, StaticFinding read) {
        return isSameLine(run, read)
                || holdsAPart(run, read)
                || run.states().stream().anyMatch(s -> isNamed(s, read));
    }

    /** Whether the line was seen to change the state; a line that was read would only bear itself out. */
    private static boolean isSameLine(Dependence run, StaticFinding read) {
        return run.states().stream()
                .anyMatch(state ->
                        !state.guessed() && state.location().equals(read.place().toString()));
    }

    /** Whether a test that takes part stands around the place; a class around it would join too much. */
    private static boolean holdsAPart(Dependence run, StaticFinding read) {
        return Stream.of(
                        Stream.of(run.test()).filter(test -> isAboutItself(run.kind())),
                        run.polluters().stream().flatMap(java.util.List::stream),
                        run.setters().stream())
                .flatMap(tests -> tests)
                .anyMatch(test -> TestFiles.holds(test, read.place().path()) && isNameOf(test, read.owner()));
    }

    private static boolean isAboutItself(Dependence.Kind kind) {
        return switch (kind) {
            case VICTIM -> false;
            case BRITTLE, FLAKY, BROKEN, PARALLEL -> true;
        };
    }

    private static boolean isNameOf(TestId test, String owner) {
        String name = plain(test.value().substring(test.container().length()));
        String wanted = plain(owner);
        return !wanted.isEmpty() && (name.equals(wanted) || name.endsWith("." + wanted) || wanted.endsWith("." + name));
    }

    /** A function without what it is called with, its parts joined by dots. */
    private static String plain(String name) {
        return name.replaceFirst("(?s)[\\[(].*", "").replaceAll("::|#", ".").replaceFirst("^\\.+", "");
    }

    private static boolean isNamed(Dependence.State state, StaticFinding read) {
        String last = state.where().replaceFirst("(?s).*[.#/:]", "");
        return last.length() > 1
                && (declares(state, read.place().path())
                        || TestFiles.holds(state.polluter(), read.place().path()))
                && Pattern.compile("(?<!\\w)" + Pattern.quote(last) + "(?!\\w)")
                        .matcher(read.sentence() + " " + read.owner())
                        .find();
    }

    /** Whether a file is the module or class of an attribute or field. */
    private static boolean declares(Dependence.State state, String path) {
        String plain = "/" + path.replaceFirst("\\.[A-Za-z]+$", "");
        String where = state.where().replaceFirst("[#$].*", "").replace('.', '/');
        return switch (state.kind()) {
            case MODULE_ATTRIBUTE -> plain.endsWith("/" + where.replaceFirst("/[^/]*$", ""));
            case CLASS_ATTRIBUTE -> plain.endsWith("/" + where.replaceFirst("/[^/]*/[^/]*$", ""));
            case STATIC_FIELD -> plain.endsWith("/" + where);
            default -> false;
        };
    }
}
