package dev.ralph.verify.shell;

import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Join;
import dev.ralph.verify.shell.Script.Pipeline;
import dev.ralph.verify.shell.Script.Statement;
import dev.ralph.verify.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;

/** Every pipeline of a script, in the order of the source, with what decides whether it runs. */
public record Outline(List<Place> places) {

    public Outline {
        places = List.copyOf(places);
    }

    /**
     * One pipeline in its surroundings.
     *
     * @param guards the pipelines whose status decides whether it runs
     * @param substitution whether it stands inside {@code $(...)}
     * @param condition whether it is the condition of an {@code if} or a {@code while}
     * @param statement number of the statement of the outermost script that it is part of
     */
    public record Place(Pipeline pipeline, List<Place> guards, boolean substitution, boolean condition, int statement) {

        public Place {
            guards = List.copyOf(guards);
        }

        /** Whether any of its own elements could end with another status than 0. */
        public boolean canFail() {
            return Outline.canFail(pipeline);
        }
    }

    public static Outline of(Script script) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < script.statements().size(); i++) {
            new Walk(places, i).statement(script.statements().get(i), List.of(), false, false);
        }
        return new Outline(places);
    }

    /** Whether the status of the whole script could be another than 0, under {@code pipefail}. */
    public static boolean canFail(Script script) {
        List<Statement> statements = script.statements();
        return !statements.isEmpty() && canFail(statements.get(statements.size() - 1));
    }

    private static boolean canFail(Statement statement) {
        boolean can = canFail(statement.pipelines().get(0));
        for (int i = 0; i < statement.joins().size(); i++) {
            boolean next = canFail(statement.pipelines().get(i + 1));
            can = statement.joins().get(i) == Join.AND ? can || next : can && next;
        }
        return can;
    }

    private static boolean canFail(Pipeline pipeline) {
        return pipeline.elements().stream().anyMatch(Outline::canFail);
    }

    private static boolean canFail(Element element) {
        return element.isSimple()
                ? !Program.of(element).cannotFail()
                : element.bodies().stream().anyMatch(Outline::canFail);
    }

    /** Goes through one statement of the outermost script. */
    private record Walk(List<Place> places, int number) {

        void statement(Statement statement, List<Place> guards, boolean substitution, boolean condition) {
            List<Place> before = new ArrayList<>(guards);
            for (Pipeline pipeline : statement.pipelines()) {
                Place place = new Place(pipeline, before, substitution, condition, number);
                places.add(place);
                pipeline.elements().forEach(element -> inside(element, place));
                before.add(place);
            }
        }

        private void inside(Element element, Place around) {
            for (Word word : element.words()) {
                word.substitutions().forEach(script -> script(script, around.guards(), true, around.condition()));
            }
            List<Place> guards = new ArrayList<>(around.guards());
            for (Script condition : element.conditions()) {
                int first = places.size();
                script(condition, guards, around.substitution(), true);
                guards.addAll(places.subList(first, places.size()));
            }
            element.bodies().forEach(body -> script(body, guards, around.substitution(), around.condition()));
        }

        private void script(Script script, List<Place> guards, boolean substitution, boolean condition) {
            script.statements().forEach(statement -> statement(statement, guards, substitution, condition));
        }
    }
}
