package dev.ralph.queue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** New text in the place of the bytes from {@code start} up to {@code end}. */
record Splice(int start, int end, String text) {

    static Splice insert(int at, String text) {
        return new Splice(at, at, text);
    }

    /** Applies splices that do not overlap; those of one place keep their order. */
    static byte[] apply(byte[] bytes, List<Splice> splices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
        int done = 0;
        for (Splice splice :
                splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList()) {
            out.write(bytes, done, splice.start - done);
            out.writeBytes(splice.text.getBytes(StandardCharsets.UTF_8));
            done = splice.end;
        }
        out.write(bytes, done, bytes.length - done);
        return out.toByteArray();
    }
}
