package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;

/** A section that is added at the end of a task. */
final class NewSection {

    private NewSection() {}

    /** The lines of a section whose text can hold anything: its fence is longer than any in the text. */
    static List<String> fenced(List<String> head, String text) {
        String fence = Fences.around(text);
        List<String> lines = new ArrayList<>(head);
        lines.add(fence);
        text.lines().forEach(lines::add);
        lines.add(fence);
        return lines;
    }

    /** Puts it after a blank line, and one before what follows; a code block that was left open is closed first. */
    static Splice at(Lines task, List<String> section) {
        String ending = task.ending();
        StringBuilder out = new StringBuilder();
        List<Line> all = task.all();
        if (!all.isEmpty()) {
            Line last = all.get(all.size() - 1);
            out.append(missing(task.ending(last), ending));
            out.append(task.openFence().isEmpty() ? "" : task.openFence() + ending);
            out.append(!out.isEmpty() || !last.isBlank() ? ending : "");
        }
        section.forEach(line -> out.append(line).append(ending));
        return Splice.insert(
                task.end(), out.append(task.isAtEnd() ? "" : ending).toString());
    }

    private static String missing(String present, String ending) {
        if (present.endsWith("\n")) {
            return "";
        }
        return present.isEmpty() ? ending : "\n";
    }
}
