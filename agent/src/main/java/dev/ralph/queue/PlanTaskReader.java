package dev.ralph.queue;

import dev.ralph.model.PlanTask;
import dev.ralph.model.PlanTask.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks one task of a plan and puts its parts together. */
final class PlanTaskReader {

    private static final Set<String> WORK = Set.of("", "auto", "execute", "tracer");

    private final PlanNotes notes;

    PlanTaskReader(PlanNotes notes) {
        this.notes = notes;
    }

    /** Returns the task, or nothing when something is wrong with it. */
    Optional<PlanTask> task(PlanElement element, int number) {
        Optional<Kind> kind = kind(element);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        boolean asks = kind.get().isCheckpoint();
        String action = asks ? Checkpoints.question(kind.get(), element) : action(element);
        String name = element.field("name")
                .map(PlanWords::name)
                .orElseGet(() -> asks ? Checkpoints.name(kind.get(), element) : "");
        String verify = PlanWords.commands(element.text("verify"));
        String done = joined(element.text("done"), part("Acceptance criteria", element.text("acceptance-criteria")));
        if (asks && action.isBlank()) {
            notes.problem("a checkpoint asks nothing", element.line(), "say what a person is to check, decide or do");
            return Optional.empty();
        }
        missing(element, "name", name);
        missing(element, "action", action);
        if (!asks) {
            warn(element, "verify", verify, "nothing but the must-haves can show that it is done");
            warn(element, "done", done, "nobody can tell when it is done");
        }
        if (name.isBlank() || action.isBlank()) {
            return Optional.empty();
        }
        List<String> files = PlanWords.paths(element.text("files"));
        return Optional.of(new PlanTask(number, kind.get(), name, files, action, verify, done));
    }

    private void missing(PlanElement element, String part, String text) {
        if (text.isBlank() && !element.isBroken(part)) {
            notes.problem("a task has no " + part, element.line(), "add it: every task needs a name and an action");
        }
    }

    private void warn(PlanElement element, String part, String text, String consequence) {
        if (text.isBlank()) {
            notes.warning("the task has no '%s', so %s".formatted(part, consequence), element.line());
        }
    }

    private static String action(PlanElement element) {
        return joined(
                element.text("action"),
                part("Behavior", element.text("behavior")),
                part("Implementation", element.text("implementation")),
                part("Read first", element.text("read-first")));
    }

    private static String part(String title, String text) {
        return text.isBlank() ? "" : title + ":\n" + text;
    }

    static String joined(String... parts) {
        List<String> present = new ArrayList<>(List.of(parts));
        present.removeIf(String::isBlank);
        return String.join("\n\n", present);
    }

    private Optional<Kind> kind(PlanElement element) {
        String type = element.text("@type").replace("`", "").strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "checkpoint:human-verify" -> Optional.of(Kind.HUMAN_VERIFY);
            case "checkpoint:decision" -> Optional.of(Kind.DECISION);
            case "checkpoint:human-action" -> Optional.of(Kind.HUMAN_ACTION);
            case "tdd" -> Optional.of(Kind.TDD);
            default -> work(type, element);
        };
    }

    private Optional<Kind> work(String type, PlanElement element) {
        if (type.startsWith("checkpoint")) {
            // Taking it for something else would leave out the person.
            notes.problem(
                    "'%s' is no kind of checkpoint".formatted(type),
                    element.line(),
                    "write checkpoint:human-verify, checkpoint:decision or checkpoint:human-action");
            return Optional.empty();
        }
        if (!WORK.contains(type)) {
            notes.warning("the type '%s' is unknown; the task is read as auto".formatted(type), element.line());
        }
        return Optional.of(element.text("@tdd").equals("true") ? Kind.TDD : Kind.AUTO);
    }
}
