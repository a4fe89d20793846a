package dev.ralph.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A conversation with a model as it was kept, in order. */
public record Recording(List<Exchange> exchanges) {

    /** The name of the file of an exchange; what has more behind it was put aside. */
    static final Pattern NAME = Pattern.compile("(\\d{4,9})\\.json");

    private static final String REMEDY = "name the folder with the exchanges of a run, or what ralph log ID --model"
            + " --json printed, as it was written";

    public Recording {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Reads a conversation.
     *
     * @param place the folder of its exchanges, or a file with one or all of them
     * @throws RalphException when it cannot be read, with all that is wrong
     */
    public static Recording read(Path place) {
        List<Problem> problems = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        boolean isFolder = Files.isDirectory(place);
        List<Path> files = isFolder ? files(place) : List.of(place);
        for (Path file : files) {
            try {
                exchanges.addAll(ExchangeJson.read(Files.readString(file)));
            } catch (JsonProcessingException e) {
                problems.add(problem("the recording cannot be read: " + e.getOriginalMessage(), file));
            } catch (IOException e) {
                problems.add(problem("the recording cannot be read: " + e, file));
            }
        }
        for (int i = 0; problems.isEmpty() && isFolder && i < exchanges.size(); i++) {
            if (exchanges.get(i).number() != i + 1) {
                problems.add(problem("exchange %d of the recording is missing".formatted(i + 1), place));
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return new Recording(exchanges);
    }

    /** Returns the whole as JSON, which can be read again. */
    public String json() {
        return ExchangeJson.text(exchanges);
    }

    /** The files of the exchanges in a folder, in order. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Recording::number))
                    .toList();
        } catch (IOException e) {
            throw new RalphException(List.of(problem("the recording cannot be read: " + e, folder)), e);
        }
    }

    static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }

    private static Problem problem(String what, Path where) {
        return new Problem(what, where.toString(), REMEDY);
    }
}
