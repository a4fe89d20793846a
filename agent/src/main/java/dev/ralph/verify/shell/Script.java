package dev.ralph.verify.shell;

import java.util.List;
import java.util.Optional;

/**
 * A piece of shell source as read: statements that run one after the other.
 *
 * @param comments text behind each {@code #}
 * @param documents text of each here-document
 */
public record Script(List<Statement> statements, List<String> comments, List<String> documents) {

    public Script {
        statements = List.copyOf(statements);
        comments = List.copyOf(comments);
        documents = List.copyOf(documents);
    }

    /**
     * Pipelines joined by {@code &&} and {@code ||}.
     *
     * @param joins what stands before each pipeline but the first
     */
    public record Statement(List<Pipeline> pipelines, List<Join> joins) {

        public Statement {
            pipelines = List.copyOf(pipelines);
            joins = List.copyOf(joins);
        }
    }

    /** What decides whether the next pipeline runs. */
    public enum Join {
        AND,
        OR
    }

    /**
     * Elements joined by {@code |}.
     *
     * @param id counted from 0 over the whole source
     * @param negated whether a {@code !} stands before it
     * @param start where it begins in the source
     * @param end just behind its last element
     */
    public record Pipeline(int id, boolean negated, List<Element> elements, int start, int end) {

        public Pipeline {
            elements = List.copyOf(elements);
        }

        public Element last() {
            return elements.get(elements.size() - 1);
        }
    }

    /**
     * One element of a pipeline: a simple command with its words, or a compound one with its parts.
     *
     * @param words of a simple command; the first one says which compound one it is
     * @param redirected whether its standard output goes elsewhere
     * @param conditions of an {@code if} or a {@code while}
     * @param bodies what a compound command runs
     * @param next the operator behind it, {@code |} or {@code |&}; empty for the last element
     */
    public record Element(
            List<Word> words,
            boolean redirected,
            List<Script> conditions,
            List<Script> bodies,
            int start,
            int end,
            String next) {

        public Element {
            words = List.copyOf(words);
            conditions = List.copyOf(conditions);
            bodies = List.copyOf(bodies);
        }

        public boolean isSimple() {
            return bodies.isEmpty();
        }

        Element followedBy(String operator) {
            return new Element(words, redirected, conditions, bodies, start, end, operator);
        }
    }

    /**
     * One word.
     *
     * @param value the word without its quotes; what would be expanded stays as written
     * @param literal whether nothing in it is expanded
     * @param substitutions what its {@code $(...)} run
     */
    public record Word(String value, boolean literal, List<Script> substitutions, int start, int end) {

        public Word {
            substitutions = List.copyOf(substitutions);
        }
    }

    /**
     * What came of reading a source.
     *
     * @param problem why it was not understood; empty when it was
     * @param unfinished whether more lines could complete it, such as an open quote
     */
    public record Reading(Optional<Script> script, String problem, boolean unfinished) {}
}
