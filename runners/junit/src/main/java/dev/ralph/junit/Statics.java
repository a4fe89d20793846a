package dev.ralph.junit;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the static fields of the project's own classes hold, and what they held when they came into being. */
final class Statics {

    private final Collection<Path> roots;
    private final Set<String> own;
    private final ClassLoader loader;
    private final LoadedClasses classes;
    private final StaticFields fields;
    private final Map<String, Arrival> arrivals = new LinkedHashMap<>();

    Statics(Collection<Path> roots) throws Exception {
        this(roots, ClassFiles.names(roots), Statics.class.getClassLoader());
    }

    /** @param loader of the classes that are looked at */
    Statics(Collection<Path> roots, Set<String> own, ClassLoader loader) throws Exception {
        this.roots = roots;
        this.own = own;
        this.loader = loader;
        this.classes = new LoadedClasses(own, loader);
        this.fields = new StaticFields(type -> own.contains(type.getName()));
    }

    Map<String, Fingerprint> look() throws ReflectiveOperationException {
        return fields.look(classes.initialized());
    }

    SavedField save(String where) throws ReflectiveOperationException {
        return SavedField.of(where, loader, type -> own.contains(type.getName()));
    }

    /** Remembers the fields that came into being during a test: there was nothing to compare them with. */
    void arrived(String test, Map<String, Fingerprint> before, Map<String, Fingerprint> after) {
        after.forEach((where, fingerprint) -> {
            if (!before.containsKey(where)) {
                arrivals.putIfAbsent(where, new Arrival(test, fingerprint));
            }
        });
    }

    /**
     * Compares what arrived with what a second copy of its class starts with. The copy runs the static initialisers
     * of the project again, so this must be the last thing that happens here.
     */
    void reportArrivals(Events events) {
        Map<String, Fingerprint> pristine = Twins.look(roots, own, fields, arrivals.keySet());
        arrivals.forEach((where, arrival) -> {
            Fingerprint twin = pristine.get(where);
            if (twin == null) {
                return;
            }
            Fingerprint beginning = twin.inPlaceOf(arrival.fingerprint);
            if (arrival.fingerprint.differsFrom(beginning)) {
                events.leak(arrival.test, arrival.fingerprint.leakSince(beginning, where));
            }
        });
    }

    /** The first sight of a field, and the test after which it was seen. */
    private static final class Arrival {

        private final String test;
        private final Fingerprint fingerprint;

        private Arrival(String test, Fingerprint fingerprint) {
            this.test = test;
            this.fingerprint = fingerprint;
        }
    }
}
