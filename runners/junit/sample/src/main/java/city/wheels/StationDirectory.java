package city.wheels;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Station names by code, for signs and receipts; each name is read once. */
public final class StationDirectory {
    private static final Map<String, String> names = new ConcurrentHashMap<>();

    private StationDirectory() {}

    /** Returns the name of a station; a null from {@code source} is not remembered. */
    static String nameOf(String code, Function<String, String> source) {
        return names.computeIfAbsent(code, source);
    }

    static void forget(String code) {
        names.remove(code);
    }
}
