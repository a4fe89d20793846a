package dev.ralph.queue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds text that was UTF-8, was read as windows-1252 and written as UTF-8 again, such as {@code â€”} for a dash.
 *
 * <p>Text that is right must never change, so a run of characters counts only when it decodes back to a character that
 * people write in such files, and when a person could not have written the run itself. What stays in doubt stays as it
 * is. Text that went through this twice is repaired twice, so a repaired file has nothing left to repair.
 */
public final class DoubleDecoded {

    private static final int LEAD = 0xC3;

    private DoubleDecoded() {}

    /** Returns the file without double-decoded text, or nothing when there is none that is beyond doubt. */
    public static Optional<Repaired> repair(byte[] bytes) {
        Lines lines = Lines.of(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        List<Integer> changed = new ArrayList<>();
        int done = 0;
        for (Line line : lines.all()) {
            int start = done;
            byte[] before = Arrays.copyOfRange(bytes, start, line.next());
            byte[] after = repairedLine(before);
            if (after != before) {
                changed.add(line.number());
            }
            out.writeBytes(after);
            done = line.next();
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Repaired(bytes, out.toByteArray(), changed));
    }

    private static byte[] repairedLine(byte[] line) {
        byte[] now = line;
        while (hasLead(now)) {
            byte[] next = repairedOnce(now);
            if (next.length == now.length) {
                break;
            }
            now = next;
        }
        return now;
    }

    /** The lead of every double-decoded run begins with this byte; most lines do not have it. */
    private static boolean hasLead(byte[] line) {
        for (byte b : line) {
            if ((b & 0xFF) == LEAD) {
                return true;
            }
        }
        return false;
    }

    private static byte[] repairedOnce(byte[] line) {
        ByteChars chars = ByteChars.of(line);
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length);
        int i = 0;
        boolean follows = false;
        while (i < chars.size()) {
            int length = DoubleDecodedRun.lengthAt(chars, i, follows);
            follows = length > 0;
            if (follows) {
                for (int end = i + length; i < end; i++) {
                    out.write(Windows1252.byteOf(chars.at(i)));
                }
            } else {
                out.write(line, chars.start(i), chars.start(i + 1) - chars.start(i));
                i++;
            }
        }
        return out.toByteArray();
    }
}
