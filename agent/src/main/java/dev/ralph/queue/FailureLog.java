package dev.ralph.queue;

import dev.ralph.model.FailureClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failures of one task and the edits that add one. Entries of other tools are never touched. */
record FailureLog(Lines lines, List<FailureEntry> entries) {

    static final int MOST = 10;

    static FailureLog of(Lines lines, List<Section> sections) {
        return new FailureLog(lines, FailureEntry.in(lines, sections));
    }

    boolean contains(Line line) {
        return entries.stream().anyMatch(entry -> entry.section().contains(line));
    }

    /** How many failures there were, with those that are only counted any more. */
    int count() {
        return entries.stream()
                .mapToInt(entry -> entry.times() + entry.earlier())
                .sum();
    }

    /** A failure like the last one is counted in its heading, which takes the new date; another is a new section. */
    List<Splice> with(Failure failure) {
        Optional<FailureEntry> last = Optional.of(entries)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(all.size() - 1))
                .filter(entry -> isSame(entry, failure));
        if (last.isPresent()) {
            Line heading = last.get().section().heading();
            int times = Math.min(FailureEntry.MOST_TIMES, last.get().times() + 1);
            return List.of(new Splice(heading.start(), heading.end(), FailureEntry.heading(failure.at(), times)));
        }
        List<Splice> splices = new ArrayList<>(withoutOldest());
        List<String> head = List.of(
                FailureEntry.heading(failure.at(), 1),
                "Class: " + failure.kind(),
                "Fingerprint: " + failure.fingerprint());
        splices.add(NewSection.at(lines, NewSection.fenced(head, failure.stored())));
        return splices;
    }

    private static boolean isSame(FailureEntry entry, Failure failure) {
        Optional<FailureClass> kind = entry.kind();
        // What was tried is worth a section of its own: the next attempt must not try it again.
        return entry.fingerprint().equals(failure.fingerprint())
                && (kind.isEmpty() || kind.get() == failure.kind())
                && entry.failure().tried().equals(Failure.tried(failure.stored()));
    }

    /** Makes room for one more: the oldest of ours go, and the oldest that stays says how many they were. */
    private List<Splice> withoutOldest() {
        List<FailureEntry> ours = entries.stream().filter(FailureEntry::isOurs).toList();
        int over = ours.size() - (MOST - 1);
        if (over <= 0) {
            return List.of();
        }
        List<Splice> splices = new ArrayList<>();
        int count = 0;
        for (FailureEntry entry : ours.subList(0, over)) {
            count += entry.times() + entry.earlier();
            splices.add(new Splice(
                    entry.section().heading().start(), entry.section().end(), ""));
        }
        splices.add(counted(ours.get(over), count));
        return splices;
    }

    private Splice counted(FailureEntry entry, int removed) {
        String text = FailureEntry.earlier(removed + entry.earlier());
        return entry.earlierLine()
                .map(line -> new Splice(line.start(), line.end(), text))
                .orElseGet(() -> {
                    Line after = entry.notes().get(entry.notes().size() - 1);
                    return Splice.insert(after.next(), text + lines.ending(after));
                });
    }
}
