package dev.ralph.verify;

import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Absolute paths of another machine, replaced by those of the project where only one reading makes sense.
 *
 * <p>Patterns of a search and texts to print are left alone: they may begin with a slash and be no path.
 */
final class ForeignPaths {

    private static final Set<String> SYSTEM =
            Set.of("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "etc", "dev", "proc", "sys", "tmp", "run");

    private static final Pattern PATH = Pattern.compile("(?<![^=:,\"'])/[^\\s:'\"=,;$`*?\\[\\](){}<>|&\\\\]+");

    private final ProjectFiles files;
    private final String projectName;
    private final String inside;

    /**
     * Maps paths into a project.
     *
     * @param projectName name of the project's own folder
     * @param inside where the project is in the sandbox
     */
    ForeignPaths(ProjectFiles files, String projectName, String inside) {
        this.files = files;
        this.projectName = projectName;
        this.inside = inside;
    }

    /**
     * What a source became.
     *
     * @param notes what was replaced, one sentence each
     * @param problem why it may not run; empty when it may
     */
    record Mapped(String source, List<String> notes, String problem) {}

    private record Found(int start, int end, String path) {}

    Mapped map(String source, Script script) {
        StringBuilder text = new StringBuilder(source);
        Set<String> notes = new LinkedHashSet<>();
        List<Found> all = new ArrayList<>(find(source, script));
        Collections.reverse(all); // from the end, so that earlier places stay where they are
        for (Found found : all) {
            Optional<String> place = place(found.path());
            if (place.isEmpty()) {
                return new Mapped(source, List.of(), problem(found.path()));
            }
            text.replace(found.start(), found.end(), place.get());
            notes.add("%s was read as %s".formatted(found.path(), place.get()));
        }
        List<String> inOrder = new ArrayList<>(notes);
        Collections.reverse(inOrder);
        return new Mapped(text.toString(), inOrder, "");
    }

    private String problem(String path) {
        return "not run: %s is not on this machine, and what it means in the project is %s"
                .formatted(path, readings(path).isEmpty() ? "unknown" : "ambiguous");
    }

    private static List<Found> find(String source, Script script) {
        List<Found> all = new ArrayList<>();
        for (Outline.Place place : Outline.of(script).places()) {
            for (Element element : place.pipeline().elements()) {
                Program program = Program.of(element);
                Optional<Word> pattern = pattern(program);
                for (Word word : element.words()) {
                    boolean isText = program.isEcho() && program.arguments().contains(word);
                    if (word.substitutions().isEmpty() && !isText && !pattern.equals(Optional.of(word))) {
                        find(source, word, all);
                    }
                }
            }
        }
        all.sort(java.util.Comparator.comparingInt(Found::start));
        return all;
    }

    private static void find(String source, Word word, List<Found> all) {
        if (word.value().chars().anyMatch(Character::isWhitespace)
                || word.value().contains("://")) {
            return;
        }
        Matcher paths = PATH.matcher(source).region(word.start(), word.end());
        paths.useTransparentBounds(false);
        while (paths.find()) {
            String path = paths.group();
            String first = path.substring(1).replaceFirst("/.*", "");
            if (!first.isEmpty() && !SYSTEM.contains(first)) {
                all.add(new Found(paths.start(), paths.end(), path));
            }
        }
    }

    /** The argument that a search takes as its pattern, or a stream editor as its program. */
    private static Optional<Word> pattern(Program program) {
        boolean hasPattern =
                program.isSearch() || Set.of("sed", "awk", "jq", "find").contains(program.name());
        return hasPattern && !program.name().equals("find")
                ? program.arguments().stream()
                        .filter(word -> !word.value().startsWith("-"))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> place(String path) {
        Set<String> readings = readings(path);
        return readings.size() == 1
                ? Optional.of((inside + "/" + readings.iterator().next()).replaceFirst("/$", ""))
                : Optional.empty();
    }

    /** The longest end of the path that exists in the project, and what stands behind the project's own name. */
    private Set<String> readings(String path) {
        List<String> parts = List.of(path.substring(1).split("/+"));
        Set<String> readings = new LinkedHashSet<>();
        for (int from = 0; from < parts.size() && readings.isEmpty(); from++) {
            String end = String.join("/", parts.subList(from, parts.size()));
            if (files.has(end)) {
                readings.add(end);
            }
        }
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at).equals(projectName) && !parts.contains("..")) {
                readings.add(String.join("/", parts.subList(at + 1, parts.size())));
            }
        }
        return readings;
    }
}
