package dev.ralph.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unified diff of text files that end in a line end; {@code /dev/null} stands for a file that is not there. */
public final class UnifiedDiff {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+\\d+(?:,\\d+)? @@");

    private UnifiedDiff() {}

    /** Returns the files that a diff changes or creates, as they are with it. */
    public static Map<String, String> applied(String diff, Map<String, String> before) {
        Map<String, String> after = new LinkedHashMap<>();
        List<String> lines = diff.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String path = lines.get(at + 1).substring("+++ b/".length());
            boolean isNew = lines.get(at).equals("--- /dev/null");
            List<String> old =
                    isNew ? List.of() : before.getOrDefault(path, "").lines().toList();
            List<String> now = new ArrayList<>();
            int taken = 0;
            for (at += 2; at < lines.size() && !lines.get(at).startsWith("--- "); ) {
                Matcher hunk = HUNK.matcher(lines.get(at));
                if (!hunk.matches()) {
                    throw new IllegalArgumentException("no hunk: " + lines.get(at));
                }
                int start = Integer.parseInt(hunk.group(1));
                int length = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
                int first = length == 0 ? start : start - 1;
                now.addAll(old.subList(taken, first));
                taken = first;
                for (at++; at < lines.size() && !isHead(lines, at); at++) {
                    String line = lines.get(at);
                    if (line.startsWith("+")) {
                        now.add(line.substring(1));
                    } else if (!line.substring(1).equals(old.get(taken))) {
                        throw new IllegalArgumentException("does not fit: " + line);
                    } else {
                        if (line.startsWith(" ")) {
                            now.add(line.substring(1));
                        }
                        taken++;
                    }
                }
            }
            now.addAll(old.subList(taken, old.size()));
            after.put(path, now.isEmpty() ? "" : String.join("\n", now) + "\n");
        }
        return after;
    }

    private static boolean isHead(List<String> lines, int at) {
        boolean isFile = lines.get(at).startsWith("--- ")
                && at + 1 < lines.size()
                && lines.get(at + 1).startsWith("+++ b/");
        return isFile || HUNK.matcher(lines.get(at)).matches();
    }
}
