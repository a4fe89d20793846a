package dev.ralph.junit;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** What the JVM uses where a program names nothing: locale, time zone, streams, handlers. */
final class Defaults implements Aspect {

    private static final String ZONE = "TIME_ZONE:time zone";
    private static final String LOCALE = "LOCALE:locale";
    private static final String LOADER = "CONTEXT_LOADER:context loader";
    private static final String HANDLER = "REGISTRY:Thread.defaultUncaughtExceptionHandler";

    private final Memory memory;
    private final TimeZone systemZone;

    /** @param systemZone the zone that the JVM finds by itself */
    Defaults(Memory memory, TimeZone systemZone) {
        this.memory = memory;
        this.systemZone = systemZone;
    }

    @Override
    public Map<String, Held> look() throws ReflectiveOperationException {
        Map<String, Held> seen = new LinkedHashMap<>();
        seen.put(LOCALE, locale(Locale.getDefault()));
        for (Locale.Category category : Locale.Category.values()) {
            seen.put(LOCALE + " " + category, locale(Locale.getDefault(category)));
        }
        // To ask for the default would settle it, and it may depend on a property that a test sets first.
        TimeZone zone = (TimeZone) memory.staticValue(TimeZone.class, "defaultTimeZone");
        TimeZone known = zone == null ? systemZone : zone;
        seen.put(ZONE, Held.value(known, known.getID()));
        seen.put("STREAM:System.out", Held.object(System.out));
        seen.put("STREAM:System.err", Held.object(System.err));
        seen.put("STREAM:System.in", Held.object(System.in));
        seen.put(LOADER, Held.object(Thread.currentThread().getContextClassLoader()));
        seen.put(HANDLER, Held.object(Thread.getDefaultUncaughtExceptionHandler()));
        return seen;
    }

    private static Held locale(Locale locale) {
        return Held.value(locale, locale.toLanguageTag());
    }

    @Override
    public void put(String name, Held earlier) {
        Object value = earlier.value();
        if (name.equals(LOCALE)) {
            Locale display = Locale.getDefault(Locale.Category.DISPLAY);
            Locale format = Locale.getDefault(Locale.Category.FORMAT);
            Locale.setDefault((Locale) value);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        } else if (name.startsWith(LOCALE)) {
            Locale.setDefault(Locale.Category.valueOf(name.substring(LOCALE.length() + 1)), (Locale) value);
        } else if (name.equals(ZONE)) {
            TimeZone.setDefault(value.equals(systemZone) ? null : (TimeZone) value);
        } else if (name.equals(LOADER)) {
            Thread.currentThread().setContextClassLoader((ClassLoader) value);
        } else if (name.equals(HANDLER)) {
            Thread.setDefaultUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) value);
        } else {
            putStream(name, value);
        }
    }

    private static void putStream(String name, Object stream) {
        switch (name) {
            case "STREAM:System.out":
                System.setOut((PrintStream) stream);
                break;
            case "STREAM:System.err":
                System.setErr((PrintStream) stream);
                break;
            default:
                System.setIn((InputStream) stream);
        }
    }
}
