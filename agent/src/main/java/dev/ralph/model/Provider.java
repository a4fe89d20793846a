package dev.ralph.model;

/** What the code under test stores its data in, by name: {@code postgresql}, {@code sqlite} or {@code mock}. */
public record Provider(String name) {

    /** Whatever the tests choose when nobody tells them; nothing is started for it. */
    public static final Provider OWN = new Provider("own");

    @Override
    public String toString() {
        return name;
    }
}
