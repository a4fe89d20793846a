package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.journal.PastEvent;
import dev.ralph.journal.RunLog;
import dev.ralph.model.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs of a task as JSON, schema {@code ralph.log/1}. */
final class LogJson {

    private LogJson() {}

    static String text(TaskId task, List<RunLog> runs) throws JsonProcessingException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.log/1");
        root.put("task", task.value());
        root.put("runs", runs.stream().map(LogJson::run).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, @Nullable Object> run(RunLog log) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("run", log.name());
        run.put("began", log.began());
        run.put("verdict", log.verdict().orElse(null));
        run.put("status", log.status().orElse(null));
        run.put("before", log.cells("before").orElse(null));
        run.put("after", log.cells("after").orElse(null));
        run.put("seconds", log.seconds().orElse(null));
        run.put("doubts", log.doubts());
        run.put("events", log.events().stream().map(LogJson::event).toList());
        return run;
    }

    private static Map<String, Object> event(PastEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", event.at());
        fields.put("event", event.name());
        fields.put("fields", event.fields());
        return fields;
    }
}
