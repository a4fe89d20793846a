package dev.ralph.cli;

import dev.ralph.loop.Budget;
import dev.ralph.plan.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person set for all runs on this machine.
 *
 * @param sandbox the kind that is used when no option names one
 */
record Config(Budget budget, Limits fractal, String sandbox) {

    static final Config DEFAULT = new Config(Budget.DEFAULT, Limits.DEFAULT, "auto");

    /** Every setting with its value as it would be written in the file; {@code unlimited} cannot be written. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("budget.attempts", String.valueOf(budget.attempts()));
        values.put("budget.task", written(budget.task()));
        values.put("budget.run", written(budget.run()));
        values.put("budget.calls", budget.calls().map(Object::toString).orElse("unlimited"));
        values.put("budget.tokens", budget.tokens().map(Object::toString).orElse("unlimited"));
        values.put("budget.money", budget.money().map(Object::toString).orElse("unlimited"));
        values.put("fractal.files", String.valueOf(fractal.files()));
        values.put("fractal.lines", String.valueOf(fractal.lines()));
        values.put("fractal.domains", String.valueOf(fractal.domains()));
        values.put("fractal.depth", String.valueOf(fractal.depth()));
        values.put("fractal.children", String.valueOf(fractal.children()));
        values.put("sandbox", sandbox);
        values.put("model", "none");
        return values;
    }

    private static String written(Duration duration) {
        return (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
    }
}
