package dev.ralph.queue;

import dev.ralph.model.FailureClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a failure stands in its file. Its text is read when it is asked for. */
record FailureEntry(Lines lines, Section section, List<Line> notes) {

    static final int MOST_TIMES = 999_999;

    private static final String INITIALS = "LGA";
    private static final String WORDS = "Last Failure";

    // The multiplication sign is two bytes, seen as two chars of ISO 8859-1.
    private static final Pattern HEADING =
            Pattern.compile("(?s)## +(Last Failure|Gates Failure|Adversarial Rejection)\\b"
                    + "[ \t]*(?:\\((.*)\\))?[ \t]*(?:(?:\u00C3\u0097|x)(\\d{1,6}))?[ \t]*");

    private static final Pattern NOTE = Pattern.compile("(Class|Fingerprint|Earlier failures):[ \t]*(\\S{1,80})[ \t]*");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    static boolean isOne(Section section) {
        String name = section.name();
        return !name.isEmpty()
                && INITIALS.indexOf(name.charAt(0)) >= 0
                && HEADING.matcher(section.heading().text()).matches();
    }

    static List<FailureEntry> in(Lines lines, List<Section> sections) {
        return sections.stream()
                .filter(FailureEntry::isOne)
                .map(section -> new FailureEntry(
                        lines,
                        section,
                        section.body().stream()
                                .takeWhile(line -> line.isText()
                                        && NOTE.matcher(line.text()).matches())
                                .toList()))
                .toList();
    }

    static String heading(String at, int times) {
        return "## %s (%s)%s".formatted(WORDS, at, times == 1 ? "" : " ×" + times);
    }

    static String earlier(int count) {
        return "Earlier failures: " + Math.min(count, MOST_TIMES);
    }

    private Matcher headingParts() {
        Matcher heading = HEADING.matcher(section.heading().text());
        if (!heading.matches()) {
            throw new IllegalStateException("no failure: " + section.heading());
        }
        return heading;
    }

    int times() {
        String times = headingParts().group(3);
        return times == null ? 1 : Math.max(1, Integer.parseInt(times));
    }

    private Optional<String> note(String name) {
        return notes.stream()
                .map(line -> NOTE.matcher(line.text()))
                .filter(note -> note.matches() && note.group(1).equals(name))
                .map(note -> note.group(2))
                .findFirst();
    }

    Optional<FailureClass> kind() {
        return note("Class")
                .flatMap(word -> Arrays.stream(FailureClass.values())
                        .filter(kind -> kind.name().equals(word))
                        .findFirst());
    }

    String fingerprint() {
        return note("Fingerprint").orElse("");
    }

    /** How many failures were removed from before this one. */
    int earlier() {
        return note("Earlier failures")
                .filter(count -> COUNT.matcher(count).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    Optional<Line> earlierLine() {
        return notes.stream()
                .filter(line -> line.startsWith("Earlier failures:"))
                .findFirst();
    }

    /** Whether all of the section is what we write: its notes and one code block, to which nobody added a word. */
    boolean isOurs() {
        List<Line> rest = section.body().stream().skip(notes.size()).toList();
        long fences =
                rest.stream().filter(line -> line.place() == Line.Place.FENCE).count();
        boolean begins = !rest.isEmpty() && rest.get(0).place() == Line.Place.FENCE;
        boolean bare = rest.stream().noneMatch(line -> line.isText() && !line.isBlank());
        return !fingerprint().isEmpty() && begins && fences == 2 && bare;
    }

    PastFailure failure() {
        Matcher heading = headingParts();
        int start = section.heading().start();
        String at = heading.start(2) < 0 ? "" : lines.decode(start + heading.start(2), start + heading.end(2));
        return new PastFailure(heading.group(1), at, times(), kind(), fingerprint(), section.fenced(lines));
    }
}
