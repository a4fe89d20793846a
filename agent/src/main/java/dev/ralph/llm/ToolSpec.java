package dev.ralph.llm;

import java.util.List;

/** What a model is told about a tool. */
public record ToolSpec(String name, String description, List<Parameter> parameters) {

    public ToolSpec {
        parameters = List.copyOf(parameters);
    }

    /**
     * An argument of a tool.
     *
     * @param of the parameters of each item of {@link Kind#OBJECTS}; empty for all other kinds
     */
    public record Parameter(String name, Kind kind, String description, boolean required, List<Parameter> of) {

        public Parameter {
            of = List.copyOf(of);
            if (of.isEmpty() == (kind == Kind.OBJECTS)) {
                throw new IllegalArgumentException("only a list of objects has parameters of its own: " + name);
            }
        }

        /** An argument that must be given. */
        public static Parameter required(String name, Kind kind, String description) {
            return new Parameter(name, kind, description, true, List.of());
        }

        /** An argument that may be left out. */
        public static Parameter optional(String name, Kind kind, String description) {
            return new Parameter(name, kind, description, false, List.of());
        }
    }

    /** What an argument is in JSON. */
    public enum Kind {
        TEXT,
        NUMBER,
        TEXTS,
        OBJECTS
    }
}
