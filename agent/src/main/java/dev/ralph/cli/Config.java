package dev.ralph.cli;

import dev.ralph.llm.Allowance;
import dev.ralph.loop.Budget;
import dev.ralph.plan.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person set for all runs on this machine.
 *
 * @param sandbox the kind that is used when no option names one
 */
record Config(Budget budget, Limits fractal, String sandbox, ModelSettings model) {

    static final Config DEFAULT = new Config(Budget.DEFAULT, Limits.DEFAULT, "auto", ModelSettings.none());

    /** Every setting with its value as it would be written in the file; {@code unlimited} cannot be written. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("budget.attempts", String.valueOf(budget.attempts()));
        values.put("budget.task", SettingValues.written(budget.task()));
        values.put("budget.run", SettingValues.written(budget.run()));
        put(values, "budget.", budget.modelsOfRun());
        put(values, "budget.task-", budget.modelsOfTask());
        values.put("fractal.files", String.valueOf(fractal.files()));
        values.put("fractal.lines", String.valueOf(fractal.lines()));
        values.put("fractal.domains", String.valueOf(fractal.domains()));
        values.put("fractal.depth", String.valueOf(fractal.depth()));
        values.put("fractal.children", String.valueOf(fractal.children()));
        values.put("sandbox", sandbox);
        values.put("model", model.shown());
        return values;
    }

    private static void put(Map<String, String> values, String above, Allowance spending) {
        values.put(above + "calls", spending.calls().map(Object::toString).orElse("unlimited"));
        values.put(above + "tokens", spending.tokens().map(Object::toString).orElse("unlimited"));
        values.put(above + "money", spending.money().map(Object::toString).orElse("unlimited"));
    }
}
