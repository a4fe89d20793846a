package dev.ralph.verify;

import dev.ralph.verify.shell.Outline;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** The sandbox has a home of its own, and a home inside a longer text is not taken apart. */
    private static final Pattern HOME = Pattern.compile("^~|\\$HOME\\b|\\$\\{HOME\\}");

    private static final Pattern HOME_INSIDE = Pattern.compile("/(?:Users|home)/");

    private static final Pattern VALUE_FOLLOWS =
            Pattern.compile("-[A-Za-z]*[ABCmdDf]|--(?:include|exclude|exclude-dir|max-count|file)");
    private static final Set<String> EDITORS = Set.of("sed", "awk", "gawk", "jq");
    private static final String NOWHERE = "a path of somebody's home, or one inside a longer text,";

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
            if (found.path().equals(NOWHERE) || place.isEmpty()) {
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
                Set<Word> patterns = patterns(program);
                for (Word word : element.words()) {
                    boolean isText = program.isEcho() && program.arguments().contains(word);
                    if (word.substitutions().isEmpty() && !isText && !patterns.contains(word)) {
                        find(source, program, word, all);
                    }
                }
            }
        }
        all.sort(Comparator.comparingInt(Found::start));
        return all;
    }

    private static void find(String source, Program program, Word word, List<Found> all) {
        String value = word.value();
        boolean isText = value.chars().anyMatch(Character::isWhitespace);
        if ((isText && (HOME_INSIDE.matcher(value).find() || isForeign(value) || holdsForeign(program, value)))
                || HOME.matcher(value).find()) {
            // A path that cannot be taken out of its word is no path of the project.
            all.add(new Found(word.start(), word.end(), NOWHERE));
        }
        if (isText || value.contains("://")) {
            return;
        }
        Matcher paths = PATH.matcher(source).region(word.start(), word.end()).useTransparentBounds(false);
        while (paths.find()) {
            if (isForeign(paths.group())) {
                all.add(new Found(paths.start(), paths.end(), paths.group()));
            }
        }
    }

    /** Whether a condition asks about a path of another machine. */
    private static boolean holdsForeign(Program program, String value) {
        return program.name().equals("[[")
                && Stream.of(value.split("[\\s\"']+")).anyMatch(ForeignPaths::isForeign);
    }

    private static boolean isForeign(String path) {
        String first = path.startsWith("/") ? path.substring(1).replaceFirst("(?s)/.*", "") : "";
        return !first.isEmpty() && !SYSTEM.contains(first);
    }

    /** The arguments that a search takes as its patterns, or a stream editor as its program. */
    private static Set<Word> patterns(Program program) {
        Set<Word> patterns = new HashSet<>();
        boolean valueFollows = false;
        for (Word word : program.arguments()) {
            String value = word.value();
            if (value.equals("-e") || value.equals("--regexp") || value.equals("--expression")) {
                valueFollows = false;
                patterns.add(word);
            } else if (patterns.stream()
                    .anyMatch(before -> before.value().startsWith("-") && follows(program, before, word))) {
                patterns.add(word);
            } else if (value.startsWith("-")) {
                valueFollows = VALUE_FOLLOWS.matcher(value).matches();
            } else if (valueFollows) {
                valueFollows = false;
            } else if (patterns.isEmpty()) {
                patterns.add(word);
            }
        }
        return program.isSearch() || EDITORS.contains(program.name()) ? patterns : Set.of();
    }

    private static boolean follows(Program program, Word before, Word word) {
        return program.arguments().indexOf(word) == program.arguments().indexOf(before) + 1;
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
