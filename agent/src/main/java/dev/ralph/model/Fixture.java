package dev.ralph.model;

/** The code that a pattern generates for one target, and why this pattern was taken. */
public record Fixture(String pattern, Patch patch, String rationale) {}
