package city.wheels;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Discounts by name, in per cent. */
public final class FareRules {
    private static final Map<String, Integer> discounts = new HashMap<>(Map.of("member", 10));

    private FareRules() {}

    public static synchronized void register(String name, int percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("A discount is between 1 and 100 per cent, not " + percent);
        }
        discounts.put(name, percent);
    }

    public static synchronized Set<String> names() {
        return new TreeSet<>(discounts.keySet());
    }

    /** Returns the amount after the discount, a broken cent in favour of the rider. */
    public static synchronized long apply(String name, long cents) {
        Integer percent = discounts.get(name);
        if (percent == null) {
            throw new IllegalArgumentException("No discount is called " + name);
        }
        return cents * (100 - percent) / 100;
    }
}
