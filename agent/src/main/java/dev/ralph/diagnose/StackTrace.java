package dev.ralph.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printed stack trace: what was thrown first, then its causes and what was suppressed. */
record StackTrace(List<Thrown> thrown) {

    /**
     * One line {@code at city.FooTest.adds(FooTest.java:42)}.
     *
     * @param type as the JVM names it, nested ones as {@code city.Outer$Inner}
     * @param file without a folder, such as {@code FooTest.java}
     */
    record Frame(String type, String method, String file, int line) {

        String packagePath() {
            int dot = type.lastIndexOf('.');
            return dot < 0 ? "" : type.substring(0, dot).replace('.', '/') + "/";
        }
    }

    /**
     * One exception of the trace.
     *
     * @param heading its class and message, which may have several lines
     * @param frames the nearest to the throw first, those that were printed as {@code ... 12 more} included
     */
    record Thrown(String heading, List<Frame> frames) {

        /** The class of the exception. */
        String type() {
            return heading.split("[:\\s]", 2)[0];
        }

        String message() {
            String[] parts = heading.split(":", 2);
            return parts.length < 2 ? "" : parts[1].strip();
        }
    }

    private static final Pattern FRAME =
            Pattern.compile("\\s*at (?:[^\\s(]*/)?([^\\s(/]+)\\.([^\\s(.]+)\\(([^():]+):(\\d+)\\)[^)]*");
    private static final Pattern OTHER_FRAME = Pattern.compile("\\s*at \\S+\\(.*\\).*");
    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. (\\d+) more");
    private static final Pattern NEXT = Pattern.compile("(\\s*)(Caused by|Suppressed): (.*)");

    StackTrace {
        thrown = List.copyOf(thrown);
    }

    /** Reads a trace as {@code printStackTrace} writes it; lines that are no frame belong to the message. */
    static StackTrace parse(String printed) {
        List<Open> all = new ArrayList<>(List.of(new Open("", 0, 0)));
        for (String line : printed.lines().toList()) {
            Open last = all.get(all.size() - 1);
            Matcher next = NEXT.matcher(line);
            Matcher more = MORE.matcher(line);
            if (next.matches()) {
                int depth = next.group(1).length();
                int enclosing = next.group(2).equals("Suppressed") ? depth - 1 : depth;
                all.add(new Open(next.group(3), depth, enclosing));
            } else if (more.matches()) {
                last.borrow(Integer.parseInt(more.group(1)), all);
            } else if (!last.addFrame(line)) {
                last.heading.append(last.heading.length() == 0 ? "" : "\n").append(line);
            }
        }
        return new StackTrace(all.stream()
                .map(open -> new Thrown(
                        open.heading.toString(),
                        open.frames.stream()
                                .filter(frame -> !frame.file().isEmpty())
                                .toList()))
                .toList());
    }

    /** An exception while its lines are read. */
    private static final class Open {

        private static final Frame WITHOUT_SOURCE = new Frame("", "", "", 0);

        private final StringBuilder heading;
        private final int depth;
        private final int enclosingDepth;
        private final List<Frame> frames = new ArrayList<>();

        Open(String heading, int depth, int enclosingDepth) {
            this.heading = new StringBuilder(heading);
            this.depth = depth;
            this.enclosingDepth = enclosingDepth;
        }

        boolean addFrame(String line) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                frames.add(new Frame(frame.group(1), frame.group(2), frame.group(3), Integer.parseInt(frame.group(4))));
                return true;
            }
            // Native and hidden frames count when "... 12 more" is resolved.
            return OTHER_FRAME.matcher(line).matches() && frames.add(WITHOUT_SOURCE);
        }

        void borrow(int count, List<Open> all) {
            for (int i = all.size() - 2; i >= 0; i--) {
                Open enclosing = all.get(i);
                if (enclosing.depth == enclosingDepth) {
                    int size = enclosing.frames.size();
                    frames.addAll(enclosing.frames.subList(Math.max(0, size - count), size));
                    return;
                }
            }
        }
    }
}
