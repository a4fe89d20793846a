package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.util.List;
import java.util.Optional;

/**
 * What a session says before its first probe.
 *
 * @param refusal why it will answer none
 */
record Opening(List<TestId> tests, Optional<String> refusal) {

    Opening {
        tests = List.copyOf(tests);
    }
}
