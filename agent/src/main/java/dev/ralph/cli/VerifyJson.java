package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.loop.PlanVerification;
import dev.ralph.model.Evidence;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Plan;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.PlanReport.CommandCheck;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The judgement on a plan as JSON, schema {@code ralph.verify/1}; described in {@code docs/json.md}. */
final class VerifyJson {

    private VerifyJson() {}

    static String of(PlanVerification.Result result, Plan plan) {
        PlanReport report = result.report();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.verify/1");
        root.put("phase", safe(plan.head().phase()));
        root.put("plan", safe(plan.head().number()));
        root.put("overall", report.overall().name());
        root.put("artifacts", report.artifacts().stream().map(VerifyJson::file).toList());
        root.put("key_links", report.keyLinks().stream().map(VerifyJson::file).toList());
        root.put("tasks", report.tasks().stream().map(VerifyJson::task).toList());
        root.put("truths", report.truths().stream().map(VerifyJson::truth).toList());
        root.put("open", safe(report.open()));
        root.put("warnings", safe(plan.warnings()));
        root.put("logs", result.logs().toString());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }

    private static Map<String, Object> file(FileCheck check) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", safe(check.subject()));
        row.put("verdict", check.outcome().name());
        row.put("reason", safe(check.reason()));
        return row;
    }

    private static Map<String, Object> task(TaskCheck task) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", task.number());
        row.put("name", safe(task.name()));
        row.put("verdict", task.outcome().name());
        row.put("reason", safe(task.reason()));
        row.put("commands", task.commands().stream().map(VerifyJson::command).toList());
        return row;
    }

    private static Map<String, @Nullable Object> command(CommandCheck command) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("source", safe(command.source()));
        row.put("verdict", command.outcome().name());
        row.put("reason", safe(command.reason()));
        row.put("notes", safe(command.notes()));
        row.put("tests_passed", command.testsPassed());
        row.put("exit_code", command.evidence().map(Evidence::exitCode).orElse(null));
        row.put("seconds", command.evidence().map(VerifyJson::seconds).orElse(null));
        row.put("log", command.evidence().map(Evidence::log).map(Path::toString).orElse(null));
        row.put("shown", command.shown().stream().map(Path::toString).toList());
        return row;
    }

    private static double seconds(Evidence evidence) {
        return evidence.took().toMillis() / 1000.0;
    }

    private static Map<String, Object> truth(TruthCheck truth) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("truth", safe(truth.truth()));
        row.put("verdict", truth.isSupported() ? "SUPPORTED" : "OPEN");
        row.put("reason", safe(truth.reason()));
        row.put("supported_by", safe(truth.supportedBy()));
        return row;
    }

    private static List<String> safe(List<String> texts) {
        return texts.stream().map(VerifyJson::safe).toList();
    }

    private static String safe(String text) {
        return OutsideText.safe(text);
    }
}
