package dev.ralph.loop;

import dev.ralph.journal.Event;
import dev.ralph.journal.Journal;
import dev.ralph.llm.LlmListener;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * Writes down what happens between a task and its model.
 *
 * @param warnings receives what went wrong on the way, one sentence each
 */
record ModelHearing(Journal journal, Consumer<String> warnings) implements LlmListener {

    @Override
    public void exchanged(Exchanged exchange) {
        journal.record(new Event.ModelAsked(
                exchange.number(),
                exchange.model(),
                exchange.usage().input(),
                exchange.usage().cached(),
                exchange.usage().output(),
                exchange.money().map(BigDecimal::toPlainString).orElse(""),
                exchange.took().toMillis() / 1000.0,
                exchange.tries()));
    }

    @Override
    public void troubled(String sentence) {
        warnings.accept(sentence);
    }
}
