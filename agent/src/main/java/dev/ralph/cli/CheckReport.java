package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is wrong with what people wrote.
 *
 * @param tasks how many could be read
 * @param problems by what they are about, such as {@code tasks} or {@code config}
 * @param warnings what was read leniently, one sentence each with its place
 * @param leftAlone files in the folder of tasks that are none
 */
record CheckReport(int tasks, Map<String, List<Problem>> problems, List<String> warnings, List<Path> leftAlone) {

    boolean isClean() {
        return problems.values().stream().allMatch(List::isEmpty);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        problems.forEach((area, found) -> found.forEach(problem -> lines.add(area + ": " + problem)));
        warnings.forEach(warning -> lines.add("warning: " + warning));
        leftAlone.forEach(file -> lines.add("no task, left alone: " + file));
        int count = problems.values().stream().mapToInt(List::size).sum();
        lines.add(
                "%d %s, %s".formatted(tasks, tasks == 1 ? "task" : "tasks", count == 0 ? "no problem" : total(count)));
        return lines;
    }

    private static String total(int count) {
        return count == 1 ? "1 problem" : count + " problems";
    }

    /** The report as JSON, schema {@code ralph.check/1}. */
    String json() throws JsonProcessingException {
        List<Map<String, String>> rows = new ArrayList<>();
        problems.forEach((area, found) -> found.forEach(problem -> rows.add(row(area, problem))));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.check/1");
        root.put("tasks", tasks);
        root.put("problems", rows);
        root.put("warnings", warnings);
        root.put("leftAlone", leftAlone.stream().map(Path::toString).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, String> row(String area, Problem problem) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("area", area);
        row.put("what", problem.what());
        row.put("where", problem.where());
        row.put("remedy", problem.remedy());
        return row;
    }
}
