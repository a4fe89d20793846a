package dev.ralph.cli;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a coding agent was asked and said, for a person. */
final class CommandText {

    private static final int HEAD = 200;
    private static final int TAIL = 100;
    private static final int WIDEST = 300;

    private CommandText() {}

    /** Returns the files that are kept of it in a folder, in order. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("command-\\d{4,9}\\.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static String of(List<Path> files) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            text.append("\n%d\n".formatted(i + 1));
            List<String> lines = lines(file);
            boolean isLong = lines.size() > HEAD + TAIL + 1;
            show(text, isLong ? lines.subList(0, HEAD) : lines);
            if (isLong) {
                text.append(
                        "    … %d lines are left out here, %s has them\n".formatted(lines.size() - HEAD - TAIL, file));
                show(text, lines.subList(lines.size() - TAIL, lines.size()));
            }
        }
        return text.toString();
    }

    private static void show(StringBuilder text, List<String> lines) {
        for (String line : lines) {
            String shown = line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
            text.append(("    " + shown).stripTrailing()).append('\n');
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RalphException unreadable(Path where, IOException e) {
        Problem problem =
                new Problem("what the coding agent said cannot be read: " + e, where.toString(), "allow reading it");
        return new RalphException(List.of(problem), e);
    }
}
