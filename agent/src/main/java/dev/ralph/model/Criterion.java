package dev.ralph.model;

/** One line of a task's success criteria, and whether it is ticked. */
public record Criterion(String text, boolean ticked) {}
