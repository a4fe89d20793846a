package dev.ralph.queue;

import dev.ralph.model.TaskId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the ids of plans, such as {@code 26-04}, of the many ways in which a phase and a number are written. */
final class PlanIds {

    private static final Pattern FILE = Pattern.compile("(?i)(?:-?(?:PLAN|SUMMARY))?(?:\\.md)?$");
    private static final Pattern ID =
            Pattern.compile("(\\d{1,9}[A-Za-z]?(?:\\.\\d{1,9}){0,3})-(\\d{1,9}[A-Za-z]?)(?:-.*)?");
    private static final Pattern PHASE = Pattern.compile("\\d{1,9}[A-Z]?(?:\\.\\d{1,9}){0,3}");
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:plan[ -]?)?(\\d{1,9}[a-z]?)");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");

    private PlanIds() {}

    /** A phase and the number of a plan in it, as written. */
    record Parts(String phase, String number) {}

    /** What a file name such as {@code 26-04-PLAN.md} says. */
    static Optional<Parts> ofName(String name) {
        Matcher id = ID.matcher(FILE.matcher(name).replaceFirst(""));
        return id.matches() ? Optional.of(new Parts(id.group(1), id.group(2))) : Optional.empty();
    }

    /** The id of a plan from its phase, such as {@code 26-ci-cd-fixes}, and its number; empty when they make none. */
    static Optional<TaskId> of(String phase, String number) {
        Matcher digits = PHASE.matcher(phase);
        String first = digits.lookingAt() ? padded(digits.group()) : phase.strip();
        Optional<Parts> whole = ofName(number.strip());
        Matcher own = NUMBER.matcher(whole.map(Parts::number).orElse(number.strip()));
        return own.matches() ? TaskId.parse(first + "-" + padded(own.group(1))) : Optional.empty();
    }

    /**
     * The id of a plan or task that another plan names: {@code 26-01}, {@code 26-01-PLAN.md}, {@code 01} for a plan of
     * the same phase, or the id of a task.
     */
    static Optional<TaskId> reference(String text, String phase) {
        String name = FILE.matcher(PlanFiles.name(text.strip())).replaceFirst("");
        if (NUMBER.matcher(name).matches()) {
            return of(phase, name);
        }
        Optional<Parts> parts = ofName(name);
        return parts.isPresent() ? of(parts.get().phase(), parts.get().number()) : TaskId.parse(name);
    }

    private static String padded(String number) {
        String plain = ZEROS.matcher(number).replaceFirst("");
        boolean single = plain.length() == 1 || !Character.isDigit(plain.charAt(1));
        return single ? "0" + plain : plain;
    }
}
