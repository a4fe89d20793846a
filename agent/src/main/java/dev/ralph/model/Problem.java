package dev.ralph.model;

/** Something a person must put right: what is wrong, where, and what to do about it. */
public record Problem(String what, String where, String remedy) {

    @Override
    public String toString() {
        return what + "\n  where:  " + where + "\n  remedy: " + remedy;
    }
}
