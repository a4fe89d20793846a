package dev.ralph.coder;

import dev.ralph.llm.ToolCall;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call and what came of it.
 *
 * @param refused whether it could not be done
 */
record Step(ToolCall call, String result, boolean refused) {

    private static final Set<String> CHANGES = Set.of("edit", "create", "apply_pattern");
    private static final Set<String> OUTCOMES = Set.of("run_tests", "diagnose");
    private static final int FIRST_LINES = 10;
    private static final int FIRST = 600;

    /** The call in a few words, such as {@code read of tests/a.py}. */
    String words() {
        String subject = Arguments.subject(call.arguments());
        return subject.isEmpty() ? call.tool() : call.tool() + " of " + subject;
    }

    /** The same step with little of its result: what tests did stays, everything else can be called again. */
    Step shortened() {
        String note = "[left out: %s, %d lines; call it again]"
                .formatted(words(), result.lines().count());
        String brief = OUTCOMES.contains(call.tool()) ? first() + "\n" + note : note;
        return brief.length() < result.length() ? new Step(call, brief, refused) : this;
    }

    /** What is to be known of the step when it is gone; nothing of one that only looked. */
    Optional<String> memory() {
        if (refused) {
            return Optional.empty();
        }
        if (OUTCOMES.contains(call.tool())) {
            return Optional.of("- " + words() + ":\n" + first().indent(2).stripTrailing());
        }
        return CHANGES.contains(call.tool()) ? Optional.of("- " + words()) : Optional.empty();
    }

    private String first() {
        return Excerpt.head(result.lines().limit(FIRST_LINES).collect(Collectors.joining("\n")), FIRST);
    }
}
