package dev.ralph.cli;

import dev.ralph.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that is so on this machine, and what is wrong with it. */
record Fact(String name, String value, List<Problem> problems) {

    Fact {
        problems = List.copyOf(problems);
    }

    static Fact of(String name, String value) {
        return new Fact(name, value, List.of());
    }

    boolean isFine() {
        return problems.isEmpty();
    }

    List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        String mark = isFine() ? "ok     " : "PROBLEM";
        lines.add("%s  %s%s  %s"
                .formatted(mark, name, " ".repeat(width - name.length()), value)
                .stripTrailing());
        for (Problem problem : problems) {
            lines.add(problem.toString().indent(9).stripTrailing());
        }
        return lines;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", value);
        json.put("ok", isFine());
        json.put("problems", problems);
        return json;
    }
}
