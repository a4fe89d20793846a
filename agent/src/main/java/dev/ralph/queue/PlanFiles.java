package dev.ralph.queue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells plan files from task files, and from what else a planner leaves beside them. */
final class PlanFiles {

    private static final Pattern NAME = Pattern.compile("(?i)(.+-)?PLAN\\.md");
    private static final Pattern REPORT = Pattern.compile(
            "(?i)(.+-)?(SUMMARY|VERIFICATION|CONTEXT|RESEARCH|VALIDATION|UAT|DISCUSSION-LOG|PATTERNS)\\.md");
    private static final Pattern KEY = Pattern.compile("(?s)([a-z_]+)[ \t]*:.*");
    // A summary has a phase and a plan as well; these keys only a plan has.
    private static final Set<String> OF_A_PLAN =
            Set.of("wave", "depends_on", "files_modified", "autonomous", "must_haves");

    private PlanFiles() {}

    /** Whether a file is a plan: by its name, or by front matter that has the keys of one. */
    static boolean isPlan(String where, Lines lines) {
        return isNamedAsPlan(where) || (!isReport(where) && hasKeysOfPlan(lines));
    }

    static boolean isNamedAsPlan(String where) {
        return NAME.matcher(name(where)).matches();
    }

    /** Whether a file has the name of what is written about plans, such as a summary; that is no task. */
    static boolean isReport(String where) {
        return REPORT.matcher(name(where)).matches();
    }

    /** The last part of a path. */
    static String name(String where) {
        return where.substring(Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1);
    }

    /** The number of the line that ends the front matter; empty when there is no front matter that ends. */
    static Optional<Integer> frontMatterEnd(Lines lines) {
        if (!beginsWithFrontMatter(lines)) {
            return Optional.empty();
        }
        return lines.all().stream()
                .skip(1)
                .filter(line -> isRule(line, "---") || isRule(line, "..."))
                .map(Line::number)
                .findFirst();
    }

    static boolean beginsWithFrontMatter(Lines lines) {
        return !lines.all().isEmpty() && isRule(lines.all().get(0), "---");
    }

    private static boolean isRule(Line line, String rule) {
        return line.text().startsWith(rule) && line.text().stripTrailing().equals(rule);
    }

    private static boolean hasKeysOfPlan(Lines lines) {
        Optional<Integer> end = frontMatterEnd(lines);
        if (end.isEmpty()) {
            return false;
        }
        Set<String> keys = new HashSet<>();
        for (Line line : lines.all().subList(1, end.get() - 1)) {
            Matcher key = KEY.matcher(line.text().toLowerCase(Locale.ROOT));
            if (key.matches()) {
                keys.add(key.group(1));
            }
        }
        return (keys.contains("plan") || keys.contains("phase"))
                && keys.stream().anyMatch(OF_A_PLAN::contains);
    }
}
