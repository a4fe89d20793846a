package dev.ralph.queue;

import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of one prefix, such as {@code T} or {@code MOD-AUTH-}, counted up. */
record IdSeries(String prefix, long last, int digits) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z](?:[A-Z0-9-]{0,30}[A-Z-])?");
    private static final int MOST_DIGITS = 15;
    private static final long MOST_BYTES = 8L << 20;

    IdSeries {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("a prefix must match %s: %s".formatted(SHAPE, prefix));
        }
    }

    static boolean isPrefix(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * Finds the highest number in a folder, by the names of the files and by what their headings say; files that
     * cannot be read as tasks count too, for their ids are taken all the same.
     */
    static IdSeries in(Path folder, String prefix) throws IOException {
        String number = Pattern.quote(prefix) + "(\\d{1," + MOST_DIGITS + "})";
        Pattern name = Pattern.compile(number + "\\.md");
        Pattern id = Pattern.compile(number);
        IdSeries series = new IdSeries(prefix, 0, 1);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.md")) {
            for (Path file : files) {
                series = series.after(name.matcher(file.getFileName().toString()));
                if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                    for (Head head : Head.in(Lines.of(Files.readAllBytes(file)))) {
                        series = series.after(id.matcher(head.id()));
                    }
                }
            }
            return series;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private IdSeries after(Matcher ids) {
        IdSeries series = this;
        if (ids.matches()) {
            long found = Long.parseLong(ids.group(1));
            if (found > series.last) {
                series = new IdSeries(prefix, found, ids.group(1).length());
            }
        }
        return series;
    }

    IdSeries next() {
        return new IdSeries(prefix, last + 1, digits);
    }

    TaskId id() {
        return new TaskId(prefix
                + "0".repeat(Math.max(0, digits - Long.toString(last).length()))
                + last);
    }
}
