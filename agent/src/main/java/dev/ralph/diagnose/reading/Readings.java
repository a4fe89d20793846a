package dev.ralph.diagnose.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of all runners about what stands in the source of tests and makes them depend on each other. */
public final class Readings {

    private static final Comparator<StaticFinding> BY_PLACE = Comparator.comparing(
                    (StaticFinding finding) -> finding.place().path())
            .thenComparing(finding -> finding.place().start())
            .thenComparing(StaticFinding::rule);

    private final List<Rule> rules;

    private Readings(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the rules of every runner.
     *
     * @param runners the folder of runners, each with a folder {@code readings}
     * @throws dev.ralph.model.RalphException with all problems of all rules
     */
    public static Readings load(Path runners) {
        return new Readings(RuleFiles.load(runners));
    }

    /** The names of the rules, by runner. */
    public List<String> names() {
        return rules.stream().map(Rule::name).toList();
    }

    /**
     * Returns what stands in the source files of a project, by file and line.
     *
     * <p>A file that is not UTF-8 or has syntax errors is read as far as it goes; installed, built and hidden folders
     * and files above 1 MiB are left out. A rule says one thing about one line once.
     */
    public List<StaticFinding> read(Path project) {
        List<StaticFinding> findings = new ArrayList<>();
        Conftests conftests = new Conftests();
        // Test files are compared with what every conftest.py above them holds.
        ProjectFiles.of(project).keySet().stream()
                .sorted(Conftests.FIRST)
                .forEach(path -> read(path, project.resolve(path), conftests, findings));
        findings.sort(BY_PLACE);
        Set<String> said = new HashSet<>();
        findings.removeIf(finding -> !said.add(finding.rule() + " " + finding.place() + " " + finding.sentence()));
        return List.copyOf(findings);
    }

    private void read(String path, Path file, Conftests conftests, List<StaticFinding> findings) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return;
        }
        Language language = Language.of(path).orElseThrow();
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        conftests.note(path, bytes);
        List<Rule> fitting =
                rules.stream().filter(rule -> rule.isFor(language, path, latin)).toList();
        if (fitting.isEmpty()) {
            return;
        }
        try (Source source = Source.parse(path, language, bytes, latin, conftests.textFor(path))) {
            for (Rule rule : fitting) {
                rule.matches(source).stream()
                        .filter(match -> conftests.allow(rule, match))
                        .map(rule::finding)
                        .forEach(findings::add);
            }
        }
    }
}
