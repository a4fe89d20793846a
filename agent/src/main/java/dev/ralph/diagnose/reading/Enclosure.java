package dev.ralph.diagnose.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.treesitter.TSNode;

/**
 * What a place in a source file lies in.
 *
 * @param owner the function or class in words of the framework; empty when it lies in neither
 * @param function the outermost function, with its decorators or annotations
 * @param type the outermost class
 */
record Enclosure(Role role, String owner, Optional<TSNode> function, Optional<TSNode> type) {

    /** What a function is for its framework. */
    enum Role {
        TEST,
        /** Sets something up for tests that ask for it: a pytest fixture. */
        FIXTURE,
        /** Runs before tests: {@code setUp}, {@code @BeforeEach} and the like. */
        SETUP,
        /** Runs after tests. */
        TEARDOWN,
        /** Any other function. */
        HELPER,
        /** No function: what runs when the file is loaded. */
        TOP;

        static Optional<Role> named(String word) {
            return Arrays.stream(values())
                    .filter(role -> role.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Role::word).toList();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
