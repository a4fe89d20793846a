package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps what is wrong with one plan file, all for one report, and what was read leniently. */
final class PlanNotes {

    private final String where;
    private final List<Note> problems = new ArrayList<>();
    private final List<Note> warnings = new ArrayList<>();

    PlanNotes(String where) {
        this.where = where;
    }

    private record Note(int line, Problem problem) {}

    void problem(String what, int line, String remedy) {
        problem(what, line, "", remedy);
    }

    void problem(String what, int line, int column, String remedy) {
        problem(what, line, ":" + column, remedy);
    }

    private void problem(String what, int line, String column, String remedy) {
        problems.add(new Note(line, new Problem(OutsideText.plain(what), where + ":" + line + column, remedy)));
    }

    /** Takes over problems that another reader of the same file found. */
    void addProblems(List<Problem> found) {
        found.forEach(problem -> problems.add(new Note(line(problem), problem)));
    }

    private int line(Problem problem) {
        return Integer.parseInt(problem.where().substring(where.length() + 1));
    }

    void warning(String what, int line) {
        warnings.add(new Note(line, new Problem("line %d: %s".formatted(line, OutsideText.plain(what)), where, "")));
    }

    /** What was read leniently, in the order of the file. */
    List<String> warnings() {
        return inOrder(warnings).stream().map(Problem::what).toList();
    }

    /** Ends the reading when anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new RalphException(inOrder(problems), null);
        }
    }

    private static List<Problem> inOrder(List<Note> notes) {
        return notes.stream()
                .sorted(Comparator.comparingInt(Note::line))
                .map(Note::problem)
                .distinct()
                .toList();
    }
}
