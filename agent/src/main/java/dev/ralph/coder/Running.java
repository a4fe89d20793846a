package dev.ralph.coder;

import static dev.ralph.llm.ToolSpec.Parameter.optional;
import static dev.ralph.llm.ToolSpec.Parameter.required;

import dev.ralph.llm.ToolSpec.Kind;
import java.util.ArrayList;
import java.util.List;

/** The tools that look at the work as a whole: run_tests, diagnose, apply_pattern and show_diff. */
final class Running {

    private final Desk desk;

    Running(Desk desk) {
        this.desk = desk;
    }

    List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        tools.add(Tool.of(
                "run_tests",
                "Runs tests with the change, in the order given, and tells how each of them ended.",
                arguments -> Answer.of(desk.run(arguments.texts("tests"))),
                optional("tests", Kind.TEXTS, "names of tests; else what the task is about")));
        tools.add(Tool.of(
                "diagnose",
                "Looks again at what the tests of the task leave behind, with the change.",
                arguments -> Answer.of(desk.diagnose())));
        List<String> patterns = desk.patterns();
        if (!patterns.isEmpty()) {
            tools.add(Tool.of(
                    "apply_pattern",
                    "Applies a known repair to what is known of the leak, and tells what it changed. The patterns: %s."
                            .formatted(String.join(", ", patterns)),
                    this::apply,
                    required("name", Kind.TEXT, "one of the patterns")));
        }
        tools.add(Tool.of(
                "show_diff",
                "Shows all that was changed so far.",
                arguments -> Answer.of(desk.diff().isBlank() ? "nothing is changed" : desk.diff())));
        return tools;
    }

    private Answer apply(Arguments arguments) throws Refusal {
        String name = arguments.text("name");
        if (!desk.patterns().contains(name)) {
            throw new Refusal("there is no pattern %s, only %s".formatted(name, desk.patterns()));
        }
        return Answer.of(desk.apply(name));
    }
}
