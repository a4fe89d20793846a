package dev.ralph.diagnose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A failure as pytest prints it, in whichever of its styles the target has chosen. */
record PythonStack(String printed) {

    /** A place in a file; the path is relative to the folder of the project, or absolute. */
    record Frame(String path, int line) {}

    private static final Pattern FRAME =
            Pattern.compile("(?m)^(?:\\s*File \"([^\"\\n]+)\", line (\\d+)|([^\\s:][^:\\n]*\\.py):(\\d+):(?: .*)?$)");
    private static final Pattern ERROR = Pattern.compile("(?m)^E {3,}(.*)$");

    /** The frames, the nearest to the failure first. */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        Matcher found = FRAME.matcher(printed);
        while (found.find()) {
            boolean isNative = found.group(1) != null;
            frames.add(new Frame(found.group(isNative ? 1 : 3), Integer.parseInt(found.group(isNative ? 2 : 4))));
        }
        Collections.reverse(frames);
        return frames;
    }

    /** What the errors say, the causes included. */
    String errors() {
        String marked =
                ERROR.matcher(printed).results().map(line -> line.group(1)).collect(Collectors.joining("\n"));
        return marked.isEmpty() ? printed : marked;
    }
}
