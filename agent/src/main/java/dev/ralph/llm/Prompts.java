package dev.ralph.llm;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What models are told: a folder with one text per step.
 *
 * <p>A text has holes. <code>{{data:goal}}</code>, alone in its line, takes text of any origin; it is fenced and
 * labelled as data. <code>{{turns}}</code> stands in a sentence and takes a word of the program's own.
 */
public final class Prompts {

    private static final String SUFFIX = ".md";

    private final Path folder;
    private final SortedMap<String, Prompt> prompts;

    private Prompts(Path folder, SortedMap<String, Prompt> prompts) {
        this.folder = folder;
        this.prompts = prompts;
    }

    /**
     * Reads every text of a folder.
     *
     * @throws RalphException with all problems of all texts
     */
    public static Prompts load(Path folder) {
        SortedMap<String, Prompt> prompts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                Prompt prompt = Prompt.parse(file, Files.readString(file));
                problems.addAll(prompt.problems());
                prompts.put(step(file), prompt);
            } catch (CharacterCodingException e) {
                problems.add(new Problem("the prompt is not in UTF-8", file + ":1", "save it in UTF-8"));
            } catch (IOException e) {
                problems.add(new Problem("the prompt cannot be read: " + e, file + ":1", "allow reading it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return new Prompts(folder, prompts);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RalphException(
                    "the folder of prompts cannot be read: " + e, folder.toString(), "restore it, or allow reading it");
        }
    }

    private static String step(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The steps that have a text. */
    public SortedSet<String> steps() {
        return new TreeSet<>(prompts.keySet());
    }

    /**
     * Returns the text of a step with its holes filled; holes in values stay as they are.
     *
     * @param values by the name of the hole, without {@code data:}
     * @throws RalphException when there is no such text, for every hole without a value, every value without a hole, and
     *     a value that may not stand in a sentence
     */
    public String render(String step, Map<String, String> values) {
        Prompt prompt = prompts.get(step);
        if (prompt == null) {
            Path file = folder.resolve(step + SUFFIX);
            throw new RalphException("there is no prompt for the step " + step, file + ":1", "write " + file);
        }
        return prompt.render(values);
    }
}
