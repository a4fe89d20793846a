package dev.ralph.junit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of an order that JUnit can follow in one go.
 *
 * <p>It cannot repeat a test, come back to a class that it has left, run a class's own tests after those of the classes
 * nested in it (from Jupiter 5.13 on), or go to and fro between engines; and JUnit 4 runs the methods of a class in an
 * order of its own, whatever the order of the selectors.
 */
final class Stretch {

    private static final String JUNIT_4 = "junit-vintage";

    private final List<String> tests = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String container = "";
    private String topLevel = "";
    private String engine = "";
    private int place = -1;

    List<String> tests() {
        return tests;
    }

    /**
     * Takes the test as its next; false if that cannot be, after which this stretch is over.
     *
     * @param placeOfTest in the order in which its own engine would run all tests
     */
    boolean takes(String test, String engineOfTest, int placeOfTest) {
        String nextContainer = container(test);
        String nextTopLevel = topLevelClass(test);
        boolean comesBack = !nextTopLevel.equals(topLevel) && !seen.add(nextTopLevel + " and nested")
                || !nextContainer.equals(container) && !seen.add(nextContainer)
                || container.startsWith(nextContainer + "$");
        boolean sameEngine = tests.isEmpty() || engine.equals(engineOfTest);
        boolean keepsOwnOrder =
                engineOfTest.contains(JUNIT_4) && nextContainer.equals(container) && placeOfTest < place;
        if (comesBack || !sameEngine || keepsOwnOrder || !seen.add(test)) {
            return false;
        }
        place = placeOfTest;
        tests.add(test);
        container = nextContainer;
        topLevel = nextTopLevel;
        engine = engineOfTest;
        return true;
    }

    static String topLevelClass(String test) {
        String container = container(test);
        int dollar = container.indexOf('$', container.lastIndexOf('.') + 2);
        return dollar < 0 ? container : container.substring(0, dollar);
    }

    private static String container(String test) {
        int hash = test.indexOf('#');
        return hash < 0 ? test : test.substring(0, hash);
    }
}
