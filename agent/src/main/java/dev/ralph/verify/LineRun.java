package dev.ralph.verify;

import dev.ralph.model.OutsideText;
import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Outline.Place;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Trace;
import dev.ralph.verify.shell.Trace.Note;
import dev.ralph.verify.shell.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A line that ran to its end, with all that was seen of it.
 *
 * @param end its exit status
 * @param output all that reached its standard output and standard error
 */
record LineRun(Script script, List<Place> places, List<Step> steps, Trace trace, int end, String output) {

    /** Elements whose output others may read away: then it would not be seen how many tests ran. */
    static final Predicate<Element> WATCHED =
            element -> element.isSimple() && TestProgram.of(Program.of(element)).isPresent();

    private static final int BROKEN_PIPE = 141;

    LineRun {
        places = List.copyOf(places);
        steps = List.copyOf(steps);
    }

    /**
     * Puts together what a line is and what it did.
     *
     * @param shown output of single elements by the name of its file
     */
    static LineRun of(Script script, Trace trace, String output, Map<String, String> shown) {
        List<Place> places = Outline.of(script).places();
        String plain = OutsideText.plain(output);
        List<Step> steps = new ArrayList<>();
        for (Place place : places) {
            List<Element> elements = place.pipeline().elements();
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i).isSimple()) {
                    String own = OutsideText.plain(shown.getOrDefault(Traced.shown(place.pipeline(), i), ""));
                    steps.add(step(place, i, trace, own, plain));
                }
            }
        }
        return new LineRun(script, places, steps, trace, trace.end().orElse(-1), plain);
    }

    private static Step step(Place place, int index, Trace trace, String own, String output) {
        Element element = place.pipeline().elements().get(index);
        int position = Traced.position(place.pipeline(), index, WATCHED);
        List<Integer> statuses = new ArrayList<>();
        for (Note note : trace.of(place.pipeline().id())) {
            if (position < note.elements().size()) {
                statuses.add(note.elements().get(position));
            }
        }
        return new Step(place, element, statuses, own, output);
    }

    boolean ran(Place place) {
        return trace.ran(place.pipeline().id());
    }

    /** How often a pipeline ran. */
    int rounds(Place place) {
        return trace.of(place.pipeline().id()).size();
    }

    /** Whether a pipeline that ran ended with another status than 0 at least once. */
    boolean failed(Place place) {
        return trace.of(place.pipeline().id()).stream().anyMatch(note -> note.status() != 0 && !readerLeft(note));
    }

    /** Under {@code pipefail} a reader that has seen enough makes its writer, and so the pipeline, end with 141. */
    private static boolean readerLeft(Note note) {
        List<Integer> elements = note.elements();
        return note.status() == BROKEN_PIPE && elements.get(elements.size() - 1) == 0;
    }

    /** Whether the line ended well, although a reader may have left early in its last pipeline. */
    boolean endedWell() {
        Place last = places.stream()
                .filter(place -> place.statement() == script.statements().size() - 1)
                .filter(place -> ran(place) && !place.substitution())
                .reduce((first, second) -> second)
                .orElse(null);
        return end == 0 || (end == BROKEN_PIPE && last != null && !failed(last));
    }

    /** A shell inside the line, whose exit codes nobody sees. */
    Optional<String> hiddenShell() {
        return steps.stream()
                .filter(step -> step.ran() && step.program().isShell())
                .map(step -> "it hands its work to another shell, whose exit codes are not seen")
                .findFirst();
    }

    List<Step> testSteps() {
        return steps.stream().filter(step -> step.tests().isPresent()).toList();
    }

    /** The first program that broke down rather than answered. */
    Optional<String> breakdown(boolean asked) {
        return steps.stream().flatMap(step -> step.breakdown(asked).stream()).findFirst();
    }
}
