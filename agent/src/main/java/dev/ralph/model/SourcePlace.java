package dev.ralph.model;

/**
 * A stretch of a source file.
 *
 * @param path relative to the project, with forward slashes
 * @param start first byte, counted from 0
 * @param end one past the last byte
 * @param line line of {@code start}, counted from 1
 */
public record SourcePlace(String path, int start, int end, int line) {

    @Override
    public String toString() {
        return path + ":" + line;
    }
}
