package dev.ralph.llm;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it hears. */
final class Heard implements LlmListener {

    final List<Exchanged> exchanges = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();

    @Override
    public void exchanged(Exchanged exchange) {
        exchanges.add(exchange);
    }

    @Override
    public void troubled(String sentence) {
        troubles.add(sentence);
    }
}
