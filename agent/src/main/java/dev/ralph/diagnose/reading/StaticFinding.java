package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;

/**
 * Something in the source of the tests that is known to make tests depend on each other; a warning, never a task by
 * itself.
 *
 * @param rule name of the rule's file, such as {@code commit-in-test}
 * @param sentence what stands there, in words for a person
 * @param why what goes wrong because of it
 * @param remedy what to do instead
 * @param place where it stands
 * @param owner the test function, fixture or class that holds it, in words of its framework; empty when none does
 */
public record StaticFinding(String rule, String sentence, String why, String remedy, SourcePlace place, String owner) {}
