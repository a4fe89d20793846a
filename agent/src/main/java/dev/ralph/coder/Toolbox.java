package dev.ralph.coder;

import dev.ralph.llm.ToolCall;
import dev.ralph.llm.ToolSpec;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a model may do with a desk; whatever it calls, it gets an answer. */
final class Toolbox {

    private final Map<String, Tool> tools = new LinkedHashMap<>();

    private Toolbox(Stream<Tool> tools) {
        tools.forEach(tool -> this.tools.put(tool.spec().name(), tool));
    }

    static Toolbox of(Assignment assignment, Desk desk) {
        Paths paths = new Paths(desk);
        return new Toolbox(Stream.of(
                        new Reading(paths).tools(),
                        List.of(new Search(desk, paths).tool()),
                        new Writing(desk, paths).tools(),
                        new Running(desk).tools(),
                        new Closing(desk, assignment.maySplit()).tools())
                .flatMap(List::stream));
    }

    /**
     * What came of the calls of one answer.
     *
     * @param ending what ended the work; the calls behind it were not done
     */
    record Work(List<Step> steps, Optional<Ending> ending) {}

    List<ToolSpec> specs() {
        return tools.values().stream().map(Tool::spec).toList();
    }

    Work use(List<ToolCall> calls) {
        List<Step> steps = new ArrayList<>();
        boolean handedIn = false;
        for (ToolCall call : calls) {
            try {
                if (handedIn) {
                    throw new Refusal("this was not done, because hand_in was called before it");
                }
                handedIn = call.tool().equals(Closing.HAND_IN);
                Answer answer = answer(call);
                if (answer.ending().isPresent()) {
                    return new Work(steps, answer.ending());
                }
                steps.add(new Step(call, clean(answer.text()), false));
            } catch (Refusal e) {
                steps.add(new Step(call, clean("error: " + e.text()), true));
            } catch (RalphException e) {
                steps.add(new Step(call, clean("error: " + sentences(e)), true));
            }
        }
        return new Work(steps, Optional.empty());
    }

    private Answer answer(ToolCall call) throws Refusal {
        Tool tool = tools.get(call.tool());
        if (tool == null) {
            throw new Refusal("there is no tool %s, only %s".formatted(call.tool(), tools.keySet()));
        }
        return tool.use().with(Arguments.parse(call.arguments(), tool.spec()));
    }

    private static String sentences(RalphException error) {
        return error.problems().stream()
                .map(problem -> HostPaths.in(problem.remedy())
                        ? "%s (%s)".formatted(problem.what(), problem.where())
                        : sentence(problem))
                .map(HostPaths::shortened)
                .collect(Collectors.joining("\n"));
    }

    /** A problem in one line. */
    static String sentence(Problem problem) {
        return "%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy());
    }

    private static String clean(String text) {
        return Excerpt.of(OutsideText.plain(text), Excerpt.MOST);
    }
}
