package dev.ralph.junit;

import java.util.Map;

/** One kind of state that all of a JVM shares, as places with names such as {@code SYSTEM_PROPERTY:city.mode}. */
interface Aspect {

    /** What each place holds now; a place that holds nothing is left out. */
    Map<String, Held> look() throws Exception;

    /** Puts one place back to what it held; null if it held nothing. */
    void put(String name, Held earlier) throws Exception;
}
