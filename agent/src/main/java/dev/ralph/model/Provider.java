package dev.ralph.model;

/** What the code under test stores its data in, by name: {@code postgresql}, {@code sqlite} or {@code mock}. */
public record Provider(String name) {

    @Override
    public String toString() {
        return name;
    }
}
