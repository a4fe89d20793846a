package dev.ralph.coder;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Text that is looked at only so often: an expression of somebody else's choosing may never end. */
final class Limited implements CharSequence {

    private final CharSequence text;
    private final Effort effort;

    private Limited(CharSequence text, Effort effort) {
        this.text = text;
        this.effort = effort;
    }

    /** How often characters may still be looked at, over several texts. */
    static final class Effort {

        private static final class Spent extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        private long left;

        Effort(long left) {
            this.left = left;
        }

        boolean finds(Pattern pattern, String text) {
            return pattern.matcher(new Limited(text, this)).find();
        }

        /** Returns what a search finds, unless it takes too long. */
        static <T> T within(Supplier<T> search) throws Refusal {
            try {
                return search.get();
            } catch (Spent | StackOverflowError e) {
                throw new Refusal("the expression takes too long: write a simpler one, or look for a plain text");
            }
        }
    }

    @Override
    public char charAt(int index) {
        if (effort.left-- <= 0) {
            throw new Effort.Spent();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Limited(text.subSequence(start, end), effort);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
