package dev.ralph.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Hears what happens between a task and its model. */
public interface LlmListener {

    /**
     * An exchange ended well.
     *
     * @param number counted from 1; the exchange is kept under it
     * @param money what it cost; empty when the price of the model is not known
     * @param tries how many calls it took
     */
    record Exchanged(int number, String model, Usage usage, Optional<BigDecimal> money, Duration took, int tries) {}

    void exchanged(Exchanged exchange);

    /** A call failed and is made again after a while, or by another back end. */
    void troubled(String sentence);
}
