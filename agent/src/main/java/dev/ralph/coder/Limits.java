package dev.ralph.coder;

/**
 * How far one session with a model goes.
 *
 * @param turns how often it may answer
 * @param tokens how long the conversation may become, estimated; older parts are left out above it
 */
public record Limits(int turns, int tokens) {

    public static final Limits USUAL = new Limits(60, 60_000);

    /** Below this a task and one result of a tool may not fit together. */
    private static final int FEWEST_TOKENS = 8_000;

    public Limits {
        if (turns < 1 || tokens < FEWEST_TOKENS) {
            throw new IllegalArgumentException(
                    "%d answers and %d tokens; at least 1 and %d are needed".formatted(turns, tokens, FEWEST_TOKENS));
        }
    }
}
