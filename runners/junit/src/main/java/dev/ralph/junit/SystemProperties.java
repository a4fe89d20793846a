package dev.ralph.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;

/** The system properties, the working directory of the JVM among them. */
final class SystemProperties implements Aspect {

    private static final String ZONE = "user.timezone";

    private final Properties original = System.getProperties();
    private final String systemZone;

    /** @param systemZone the zone that the JVM finds by itself: to note it in a property is no change */
    SystemProperties(TimeZone systemZone) {
        this.systemZone = systemZone.getID();
    }

    @Override
    public Map<String, Held> look() {
        Map<String, Held> seen = new LinkedHashMap<>();
        Properties now = System.getProperties();
        synchronized (now) {
            now.forEach((key, value) -> {
                if (key instanceof String && value instanceof String) {
                    seen.put(name((String) key), Held.value(value, (String) value));
                }
            });
        }
        Held zone = seen.get(name(ZONE));
        if (zone == null || zone.text().isEmpty()) {
            seen.put(name(ZONE), Held.value(systemZone, systemZone));
        }
        return seen;
    }

    @Override
    public void put(String name, Held earlier) {
        if (System.getProperties() != original) {
            System.setProperties(original);
        }
        String key = name.substring(name.indexOf(':') + 1);
        if (earlier == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, earlier.text());
        }
    }

    private static String name(String key) {
        return (key.equals("user.dir") ? "WORKING_DIRECTORY:" : "SYSTEM_PROPERTY:") + key;
    }
}
