package dev.ralph.loop;

import java.util.LinkedHashSet;
import java.util.Set;

/** The files in which pytest looks for what a file of tests uses and does not hold. */
final class Conftests {

    private Conftests() {}

    /** Every {@code conftest.py} that may stand above a file, whether it is there or not. */
    static Set<String> above(String file) {
        Set<String> above = new LinkedHashSet<>(Set.of("conftest.py"));
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            above.add(file.substring(0, slash + 1) + "conftest.py");
        }
        return above;
    }
}
