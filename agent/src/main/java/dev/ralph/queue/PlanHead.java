package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what the front matter of one plan says; keys it does not know are left alone. */
final class PlanHead {

    private static final Pattern NOTHING = Pattern.compile("(?i)|-|none|n/a");

    private final YamlMap values;
    private final Optional<PlanIds.Parts> name;
    private final PlanNotes notes;

    PlanHead(YamlMap values, String fileName, PlanNotes notes) {
        this.values = values;
        this.notes = notes;
        name = PlanIds.ofName(fileName);
    }

    Optional<TaskId> id() {
        String phase = phase();
        String number = number();
        if (phase.isEmpty() || number.isEmpty()) {
            String missing = phase.isEmpty() ? "phase" : "plan";
            notes.problem(
                    "the front matter has no '%s', and the name of the file tells none".formatted(missing),
                    1,
                    "write %s: NUMBER, or name the file 26-04-PLAN.md".formatted(missing));
            return Optional.empty();
        }
        Optional<TaskId> id = PlanIds.of(phase, number);
        if (id.isEmpty()) {
            notes.problem(
                    "phase '%s' and plan '%s' make no id".formatted(phase, number),
                    values.line("plan"),
                    "write phase: 26-NAME and plan: 04");
        }
        Optional<TaskId> named = name.flatMap(parts -> PlanIds.of(parts.phase(), parts.number()));
        if (id.isPresent() && named.isPresent() && !named.equals(id)) {
            notes.warning(
                    "the front matter says plan %s, the name of the file %s; the front matter counts"
                            .formatted(id.get(), named.get()),
                    values.line("plan"));
        }
        return id;
    }

    Plan.Head head() {
        int wave = values.number("wave").orElse(1);
        List<TaskId> dependsOn = dependsOn();
        if (wave > 1 && dependsOn.isEmpty()) {
            notes.warning("wave %d depends on no plan; depends_on is empty".formatted(wave), values.line("wave"));
        }
        return new Plan.Head(
                phase(),
                number(),
                values.text("type").orElse("execute"),
                wave,
                dependsOn,
                values.sentences("files_modified"),
                values.flag("autonomous", true),
                values.flag("gap_closure", false));
    }

    /** Every key with a plain value or a list of such, as the keys of a task file's head. */
    List<Head.Key> keys() {
        List<Head.Key> keys = new ArrayList<>();
        values.all()
                .forEach((key, value) -> value.plain()
                        .map(text -> text.replaceAll("\\s+", " ").strip())
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> keys.add(new Head.Key(key, text, value.line(), Term.of(key)))));
        return keys;
    }

    private String phase() {
        return values.text("phase").or(() -> name.map(PlanIds.Parts::phase)).orElse("");
    }

    private String number() {
        return values.text("plan").or(() -> name.map(PlanIds.Parts::number)).orElse("");
    }

    private List<TaskId> dependsOn() {
        List<TaskId> ids = new ArrayList<>();
        for (YamlValue item : values.list("depends_on")) {
            String text = item.text().orElse("");
            Optional<TaskId> id = PlanIds.reference(text, phase());
            if (id.isPresent() && !NOTHING.matcher(text).matches()) {
                ids.add(id.get());
            } else if (!NOTHING.matcher(text).matches()) {
                notes.problem("'%s' is no id of a plan".formatted(text), item.line(), "write an id such as 26-01");
            }
        }
        return ids.stream().distinct().toList();
    }
}
