package dev.ralph.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text that refuses to be read after a deadline, so that a search with a bad pattern comes to an end. */
final class HastyText implements CharSequence {

    private final String text;
    private final long deadline;

    private HastyText(String text, long deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    /** Searches for a pattern; empty when that takes longer than the patience, or more memory than there is. */
    static Optional<Boolean> find(Pattern pattern, String text, Duration patience) {
        try {
            return Optional.of(pattern.matcher(new HastyText(text, System.nanoTime() + patience.toNanos()))
                    .find());
        } catch (TooLate | StackOverflowError e) {
            return Optional.empty();
        }
    }

    @Override
    public char charAt(int index) {
        if (System.nanoTime() > deadline) {
            throw new TooLate();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new HastyText(text.substring(start, end), deadline);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
