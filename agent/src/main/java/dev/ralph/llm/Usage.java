package dev.ralph.llm;

/**
 * The tokens of one answer or of several.
 *
 * @param input all that was sent, with what the provider took from its cache
 * @param cached the part of {@code input} that the provider took from its cache
 */
public record Usage(long input, long cached, long output) {

    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage plus(Usage more) {
        return new Usage(input + more.input, cached + more.cached, output + more.output);
    }

    public long total() {
        return input + output;
    }
}
