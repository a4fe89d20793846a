package dev.ralph.llm;

/**
 * What a model was asked and what it answered, without secrets.
 *
 * @param number counted from 1
 * @param model what answered
 */
public record Exchange(int number, String model, Request request, Reply reply) {}
