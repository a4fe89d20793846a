package dev.ralph.coder;

/** A call that cannot be done; the message tells the model why and what to do instead. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
