package dev.ralph.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The JVM's own copy of the environment, which some tests change by reflection. */
final class EnvironmentMap implements Aspect {

    private static final String KIND = "ENVIRONMENT:";

    private final Map<Object, Object> map;
    private final Map<Object, Object> original;

    @SuppressWarnings("unchecked")
    EnvironmentMap(Memory memory) throws ReflectiveOperationException {
        System.getenv();
        map = (Map<Object, Object>) memory.staticValue(Class.forName("java.lang.ProcessEnvironment"), "theEnvironment");
        original = new LinkedHashMap<>(map);
    }

    @Override
    public Map<String, Held> look() {
        Map<String, Held> seen = new LinkedHashMap<>();
        System.getenv().forEach((key, value) -> seen.put(KIND + key, Held.value(value, value)));
        return seen;
    }

    /** Puts back all of it: its keys are of a class that nobody else can make. */
    @Override
    public void put(String name, Held earlier) {
        String key = name.substring(KIND.length());
        map.keySet().removeIf(known -> known.toString().equals(key));
        original.forEach((known, value) -> {
            if (known.toString().equals(key)) {
                map.put(known, value);
            }
        });
    }
}
