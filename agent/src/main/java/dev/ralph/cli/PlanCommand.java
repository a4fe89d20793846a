package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.Problem;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.Place;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows in which order a queue is worked, and why. */
@Command(
        name = "plan",
        description = {
            "Shows in which order the tasks of a queue are worked, and the reason for each place. Finished, failed and",
            "blocked tasks have none. Nothing is run and nothing is changed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 shown, 2 there is no such queue, a task file cannot be read or tasks wait for each other",
            "(the others are shown all the same)."
        })
final class PlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--queue", paramLabel = "NAME", required = true, description = "The queue, such as tdd.")
    private String queueName = "";

    @Mixin
    private QueueOptions options = new QueueOptions();

    @Option(names = "--json", description = "Print JSON (schema ralph.plan/1) instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        FolderQueue.Outlook outlook = options.queue().outlook(queueName);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(outlook) : table(outlook.places()));
        out.flush();
        for (Problem problem : outlook.problems()) {
            spec.commandLine().getErr().println("ralph: " + Printable.text(problem.toString()));
        }
        return (outlook.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
    }

    private Object table(List<Place> places) {
        if (places.isEmpty()) {
            return "nothing to do: queue %s has no task that is still to be worked".formatted(queueName);
        }
        Table table = new Table("#", "ID", "PRIORITY", "WSJF", "STATUS", "READY", "REASON");
        int number = 0;
        for (Place place : places) {
            number++;
            table.row(
                    number,
                    place.task().id(),
                    "P" + place.task().ranking().priority(),
                    place.task().ranking().wsjf(),
                    place.task().status(),
                    place.isReady() ? "yes" : "no",
                    place.reason());
        }
        return table;
    }

    private String json(FolderQueue.Outlook outlook) throws JsonProcessingException {
        List<Map<String, Object>> places = new ArrayList<>();
        outlook.places().forEach(place -> places.add(row(places.size() + 1, place)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", "ralph.plan/1");
        root.put("queue", queueName.toLowerCase(Locale.ROOT));
        root.put("places", places);
        root.put("problems", outlook.problems());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, Object> row(int number, Place place) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("place", number);
        row.put("id", place.task().id().value());
        row.put("title", place.task().title());
        row.put("status", place.task().status().name());
        row.put("priority", "P" + place.task().ranking().priority());
        row.put("wsjf", place.task().ranking().wsjf());
        row.put("ready", place.isReady());
        row.put("worked", place.isWorked());
        row.put("waits", place.waits());
        row.put("reason", place.reason());
        return row;
    }
}
