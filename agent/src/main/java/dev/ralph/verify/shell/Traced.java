package dev.ralph.verify.shell;

import dev.ralph.verify.shell.Outline.Place;
import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Pipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The source of a line, changed so that it notes the exit status of each element of each pipeline. What it does and
 * prints stays the same.
 */
public final class Traced {

    /** The folder inside the sandbox that the line is read from and noted in. */
    public static final String FOLDER = "/judge";

    /**
     * Reads the secret that marks genuine notes and forgets where it came from: programs that the line starts can
     * write into the folder but do not know it. It is given as an argument; bash would read a file while they run.
     */
    public static final String START = """
            read -r __ralph_key < /judge/key && /bin/rm -f /judge/key || exit 125
            __ralph_note() {
                local IFS=' '
                printf '%s\\n' "$__ralph_key $*" >> /judge/trace
                return "$2"
            }
            trap '__ralph_note end $?' EXIT
            . /judge/line
            """;

    private record Insertion(int at, int rank, String text) {}

    private final List<Insertion> insertions = new ArrayList<>();
    private final Predicate<Element> watched;

    private Traced(Predicate<Element> watched) {
        this.watched = watched;
    }

    /**
     * Returns the changed source.
     *
     * @param watched elements whose output is also kept in a file of its own, because others read it away
     */
    public static String of(String source, Script script, Predicate<Element> watched) {
        Traced traced = new Traced(watched);
        Outline.of(script).places().stream().map(Place::pipeline).forEach(traced::note);
        StringBuilder text = new StringBuilder(source);
        // From the end to the start, so that earlier places stay where they are.
        traced.insertions.stream()
                .sorted(Comparator.comparingInt(Insertion::at)
                        .thenComparingInt(Insertion::rank)
                        .reversed())
                .forEach(insertion -> text.insert(insertion.at(), insertion.text()));
        return text.append('\n').toString();
    }

    /** The name of the file that keeps the output of an element. */
    public static String shown(Pipeline pipeline, int element) {
        return "shown-%d-%d".formatted(pipeline.id(), element);
    }

    /** Where the status of an element stands among those of its pipeline: each kept output adds an element. */
    public static int position(Pipeline pipeline, int element, Predicate<Element> watched) {
        int position = element;
        for (int i = 0; i < element; i++) {
            position += isKept(pipeline.elements().get(i), watched) ? 1 : 0;
        }
        return position;
    }

    /** Whether the output of an element is kept in a file of its own. */
    public static boolean isKept(Element element, Predicate<Element> watched) {
        return !element.next().isEmpty() && !element.redirected() && watched.test(element);
    }

    private void note(Pipeline pipeline) {
        boolean compound = pipeline.elements().size() == 1 && !pipeline.last().isSimple();
        // A compound command leaves the list of statuses as its last part set it.
        String statuses = compound ? "$?" : "${PIPESTATUS[@]}";
        insertions.add(new Insertion(pipeline.start(), -pipeline.end(), "{ "));
        insertions.add(new Insertion(
                pipeline.end(), pipeline.start(), "; __ralph_note %d $? \"%s\"; }".formatted(pipeline.id(), statuses)));
        for (int i = 0; i < pipeline.elements().size(); i++) {
            Element element = pipeline.elements().get(i);
            if (isKept(element, watched)) {
                String tee = " %s /usr/bin/tee -p %s/%s".formatted(element.next(), FOLDER, shown(pipeline, i));
                insertions.add(new Insertion(element.end(), Integer.MAX_VALUE, tee));
            }
        }
    }
}
