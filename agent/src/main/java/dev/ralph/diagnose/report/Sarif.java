package dev.ralph.diagnose.report;

import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was read in the source as SARIF 2.1.0, for code hosts and editors. */
public final class Sarif {

    private static final String ROOT = "%SRCROOT%";

    /** What stands for itself in every part of a URI; a colon does not, it could end a scheme. */
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private Sarif() {}

    /** Returns the JSON text; a warning that runs have borne out is an error. */
    public static String of(Report report) {
        List<String> rules = List.copyOf(byRule(report).keySet());
        return DiagnosisJson.text(ordered(
                "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                "version", "2.1.0",
                "runs",
                        List.of(ordered(
                                "tool", ordered("driver", driver(report)),
                                "columnKind", "utf16CodeUnits",
                                "originalUriBaseIds",
                                        ordered(
                                                ROOT,
                                                ordered(
                                                        "description",
                                                        message("The folder of the project that was looked at."))),
                                "results",
                                        report.warnings().stream()
                                                .map(warning -> result(report, warning, rules))
                                                .toList()))));
    }

    private static Map<String, StaticFinding> byRule(Report report) {
        return report.warnings().stream()
                .map(Report.Warning::found)
                .collect(Collectors.toMap(StaticFinding::rule, found -> found, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Object> driver(Report report) {
        return ordered(
                "name",
                "ralph",
                "rules",
                byRule(report).values().stream()
                        .map(found -> ordered(
                                "id",
                                found.rule(),
                                "shortDescription",
                                message(found.rule().replace('-', ' ')),
                                "fullDescription",
                                message(found.why()),
                                "help",
                                message("%s Instead: %s".formatted(found.why(), found.remedy())),
                                "defaultConfiguration",
                                ordered("level", "warning")))
                        .toList());
    }

    private static Map<String, Object> result(Report report, Report.Warning warning, List<String> rules) {
        StaticFinding found = warning.found();
        return ordered(
                "ruleId", found.rule(),
                "ruleIndex", rules.indexOf(found.rule()),
                "level", warning.findings().isEmpty() ? "warning" : "error",
                "message", message(sentence(report, warning)),
                "locations",
                        List.of(ordered(
                                "physicalLocation",
                                ordered(
                                        "artifactLocation",
                                                ordered("uri", uri(found.place().path()), "uriBaseId", ROOT),
                                        "region",
                                                ordered(
                                                        "startLine",
                                                        Math.max(
                                                                1, found.place().line()))))));
    }

    private static String sentence(Report report, Report.Warning warning) {
        StaticFinding found = warning.found();
        String minds = warning.findings().stream()
                .map(number -> report.findings().get(number).dependence().test())
                .distinct()
                .map(TestId::value)
                .collect(Collectors.joining(", "));
        return "%s %s Instead: %s".formatted(found.sentence(), found.why(), found.remedy())
                + (minds.isEmpty() ? "" : " Runs have shown that it matters to " + minds + ".");
    }

    private static Map<String, Object> message(String text) {
        return ordered("text", Shown.oneLine(OutsideText.safe(text)));
    }

    /** A path relative to the project as a reference that names the same bytes, whatever is in its names. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            uri.append(PLAIN.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return uri.toString();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
