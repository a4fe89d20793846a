package dev.ralph.plan;

import dev.ralph.model.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How large a task is, as far as its own words tell.
 *
 * @param files that it names or says it takes, whichever is more
 * @param lines that it says it takes; 0 when it does not say
 */
public record Size(int files, int lines, Set<Domain> domains) {

    // Slashes are for folders, so a name must not begin in the middle of an address.
    private static final Pattern PATH = Pattern.compile("(?<![\\w/.@:-])(?:[\\w.-]{1,80}/){0,20}[\\w-][\\w.-]{0,80}\\."
            + "(?:java|kt|py|tsx?|jsx?|vue|svelte|rs|go|rb|php|c|h|cpp|cs|scala|sql|sh|html|s?css|md|rst|json|ya?ml|toml"
            + "|xml|properties|gradle|ini|cfg)\\b(?![(/])");
    private static final Pattern LISTED =
            Pattern.compile("(?m)^[ \t]*(?:[-*+]|\\d+[.)])[ \t]+(?:\\[[ xX]\\][ \t]+)?[`*]*([\\w./-]*[\\w][\\w./-]*)");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)((?:exceed(?:s|ing)?|more than|over|above|>)\\s{0,3}|\\b(?:and|or)\\s)?(?<![\\w.])(\\d{1,6})"
                    + "\\+?\\s{0,3}(files?|loc|lines?(?: of code)?)\\b");
    private static final String[] FILE_SECTIONS = {"Files to Modify", "Files", "File", "Files Changed"};

    public Size {
        domains = domains.isEmpty() ? Set.of() : Set.copyOf(domains);
    }

    /** Reads the size from the goal and the criteria of a task. */
    public static Size of(Task task) {
        return of(Brief.of(task));
    }

    /** Reads the size from everything that the file of a task says about itself. */
    public static Size of(Brief brief) {
        String text = brief.ownWords();
        Set<String> paths = paths(brief, text);
        Set<Domain> domains = EnumSet.noneOf(Domain.class);
        paths.forEach(path -> Domain.ofPath(path).ifPresent(domains::add));
        String words = PATH.matcher(text).replaceAll("");
        EnumSet.allOf(Domain.class).stream()
                .filter(domain -> domain.isNamedIn(words))
                .forEach(domains::add);
        return new Size(Math.max(paths.size(), amount(words, "file")), amount(words, "l"), domains);
    }

    private static Set<String> paths(Brief brief, String text) {
        Set<String> paths = new LinkedHashSet<>();
        brief.task().plan().ifPresent(plan -> paths.addAll(plan.head().files()));
        PATH.matcher(text).results().forEach(match -> paths.add(match.group()));
        brief.section(FILE_SECTIONS)
                .map(OwnText::of)
                .ifPresent(list -> LISTED.matcher(list).results().forEach(match -> paths.add(match.group(1))));
        return paths;
    }

    /** The largest amount of a unit; what is exceeded counts as one more. */
    private static int amount(String text, String unit) {
        int most = 0;
        int end = -1;
        boolean exceeds = false;
        Matcher amount = AMOUNT.matcher(text);
        while (amount.find()) {
            String before =
                    amount.group(1) == null ? "" : amount.group(1).strip().toLowerCase(java.util.Locale.ROOT);
            // "More than 8 files and 400 lines" means more than both.
            boolean goesOn = exceeds && (before.equals("and") || before.equals("or")) && amount.start() <= end + 1;
            exceeds = goesOn || !(before.isEmpty() || before.equals("and") || before.equals("or"));
            end = amount.end();
            if (amount.group(3).toLowerCase(java.util.Locale.ROOT).startsWith(unit)) {
                most = Math.max(most, Integer.parseInt(amount.group(2)) + (exceeds ? 1 : 0));
            }
        }
        return most;
    }

    /** Whether this is more than a task should be. */
    public boolean exceeds(Limits limits) {
        return files > limits.files() || lines > limits.lines() || domains.size() > limits.domains();
    }

    /** Says how large it is, and what is too much. */
    public String reason(Limits limits) {
        String across = domains.isEmpty()
                ? ""
                : " across " + domains.stream().sorted().map(Domain::toString).collect(Collectors.joining("+"));
        String requires = files == 0 ? "Task works" : "Task requires %d file%s".formatted(files, files == 1 ? "" : "s");
        List<String> excesses = new ArrayList<>();
        if (files > limits.files()) {
            excesses.add("exceeds %d files".formatted(limits.files()));
        }
        if (lines > limits.lines()) {
            excesses.add("exceeds %d LOC".formatted(limits.lines()));
        }
        if (domains.size() > limits.domains()) {
            excesses.add("touches %d domains".formatted(domains.size()));
        }
        return requires + across + "." + (excesses.isEmpty() ? "" : " " + sentence(excesses));
    }

    private static String sentence(List<String> parts) {
        int last = parts.size() - 1;
        String joined =
                last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
        return Character.toUpperCase(joined.charAt(0)) + joined.substring(1) + ".";
    }
}
