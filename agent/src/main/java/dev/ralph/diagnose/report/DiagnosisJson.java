package dev.ralph.diagnose.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as JSON, schema {@code ralph.diagnosis/1}; described in {@code docs/json.md}. */
public final class DiagnosisJson {

    private static final String SCHEMA = "ralph.diagnosis/1";

    private DiagnosisJson() {}

    /** Returns the JSON text; ids of tests are exact, all other foreign text is cleaned. */
    public static String of(Report report) {
        Examination examination = report.examination();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("schema", SCHEMA);
        root.put("project", OutsideText.safe(report.project()));
        root.put("framework", report.framework());
        root.put("outcome", word(report.outcome()));
        root.put("baseline", baseline(examination));
        root.put("tests", examination.tests().size());
        root.put("runs", runs(examination.cost()));
        root.put("coverage", coverage(examination.coverage(), report.partial()));
        root.put(
                "findings",
                report.findings().stream().map(DiagnosisJson::finding).toList());
        root.put("leaks", examination.leaks().stream().map(DiagnosisJson::leak).toList());
        root.put(
                "static", report.warnings().stream().map(DiagnosisJson::warning).toList());
        root.put("remarks", safe(examination.remarks()));
        return text(root);
    }

    /** Any tree of maps, lists and texts as JSON in which nothing hides. */
    static String text(Object tree) {
        try {
            String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            // What is left of these stands inside of texts, where JSON reads it the same when it is written so.
            return Shown.visible(text) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }

    private static Map<String, Object> baseline(Examination examination) {
        Map<String, Object> baseline = new LinkedHashMap<>();
        baseline.put("state", word(examination.baseline()));
        baseline.put("failing", ids(examination.failing()));
        baseline.put("unsteady", ids(examination.unsteady()));
        return baseline;
    }

    private static Map<String, Object> runs(ProbeSession.Cost cost) {
        Map<String, Object> runs = new LinkedHashMap<>();
        runs.put("processes", cost.processes());
        runs.put("forks", cost.forks());
        runs.put("tests", cost.tests());
        runs.put("seconds", cost.took().toMillis() / 1000.0);
        return runs;
    }

    private static Map<String, Object> coverage(Examination.Coverage covered, boolean isPartial) {
        Map<String, Object> coverage = new LinkedHashMap<>();
        coverage.put("pairs", covered.pairs());
        coverage.put("of", covered.of());
        coverage.put("states", covered.states());
        coverage.put("stateProbes", covered.stateProbes());
        coverage.put("whole", covered.whole() && !isPartial);
        coverage.put("partial", isPartial);
        return coverage;
    }

    private static Map<String, @Nullable Object> finding(Report.Finding finding) {
        Dependence found = finding.dependence();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", word(found.kind()));
        row.put("test", found.test().value());
        row.put("polluters", found.polluters().stream().map(DiagnosisJson::ids).toList());
        row.put("setters", ids(found.setters()));
        row.put("cleaners", ids(found.cleaners()));
        row.put("state", found.states().stream().map(DiagnosisJson::state).toList());
        row.put("evidence", found.proofs().stream().map(DiagnosisJson::proof).toList());
        row.put("failure", found.failure().map(DiagnosisJson::failure).orElse(null));
        row.put(
                "remedy",
                finding.remedy().map(Remedy::sentence).map(OutsideText::safe).orElse(null));
        row.put("pattern", finding.remedy().flatMap(Remedy::pattern).orElse(null));
        row.put("remark", OutsideText.safe(found.remark()));
        row.put("static", finding.warnings());
        return row;
    }

    private static Map<String, Object> state(State state) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", state.kind().name());
        row.put("where", OutsideText.safe(state.where()));
        row.put("polluter", state.polluter().value());
        row.put("before", Shown.before(state));
        row.put("after", Shown.after(state));
        row.put("location", OutsideText.safe(state.location()));
        row.put("guessed", state.guessed());
        return row;
    }

    private static Map<String, Object> proof(Proof proof) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order", ids(proof.order()));
        row.put("runs", proof.runs());
        row.put("failed", proof.failed());
        row.put("cold", proof.cold());
        return row;
    }

    private static Map<String, Object> failure(FailureRecord failure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", OutsideText.safe(failure.type()));
        row.put("message", OutsideText.safe(failure.message()));
        return row;
    }

    private static Map<String, Object> leak(Leak leak) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", leak.kind().name());
        row.put("shape", leak.shape().name());
        row.put("where", OutsideText.safe(leak.where()));
        row.put("polluter", leak.polluter().value());
        row.put("before", Shown.before(leak));
        row.put("after", Shown.after(leak));
        return row;
    }

    private static Map<String, Object> warning(Report.Warning warning) {
        StaticFinding found = warning.found();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", found.rule());
        row.put("sentence", OutsideText.safe(found.sentence()));
        row.put("why", OutsideText.safe(found.why()));
        row.put("remedy", OutsideText.safe(found.remedy()));
        row.put("path", found.place().path());
        row.put("line", found.place().line());
        row.put("owner", OutsideText.safe(found.owner()));
        row.put("findings", warning.findings());
        return row;
    }

    private static List<String> ids(Collection<TestId> tests) {
        return tests.stream().map(TestId::value).toList();
    }

    private static List<String> safe(List<String> texts) {
        return texts.stream().map(OutsideText::safe).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
