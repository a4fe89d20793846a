package dev.ralph.llm;

/**
 * A tool that a model wants to use.
 *
 * @param id as the model gave it
 * @param arguments JSON, as the model wrote it: it may be broken
 */
public record ToolCall(String id, String tool, String arguments) {}
