package dev.ralph.coder;

import dev.ralph.llm.ToolSpec;
import dev.ralph.llm.ToolSpec.Parameter;
import java.util.List;

/** Something that a model may call. */
record Tool(ToolSpec spec, Use use) {

    /** What a tool does with arguments that fit its parameters. */
    interface Use {

        /**
         * Does it.
         *
         * @throws Refusal when it cannot be done
         * @throws dev.ralph.model.RalphException when the desk does not allow it
         */
        Answer with(Arguments arguments) throws Refusal;
    }

    static Tool of(String name, String description, Use use, Parameter... parameters) {
        return new Tool(new ToolSpec(name, description, List.of(parameters)), use);
    }
}
