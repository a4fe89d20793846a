package dev.ralph.llm;

import java.time.Duration;

/**
 * What came of asking a chain of back ends.
 *
 * @param model which of them answered
 * @param tries how many calls it took, of all of them
 * @param took from the first call to the answer, with the waits
 */
public record Answer(Reply reply, String model, int tries, Duration took) {}
