package dev.ralph.junit;

import java.net.URL;
import java.security.Provider;
import java.security.Security;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been registered with the JDK: security providers, database drivers, handlers of URLs. */
final class Registries implements Aspect {

    private static final String PROVIDERS = "REGISTRY:security providers";
    private static final String DRIVERS = "REGISTRY:database drivers";
    private static final String URLS = "REGISTRY:URL stream handler factory";

    private final Memory memory;
    private final Set<Same> ofLibraries = new LinkedHashSet<>();

    Registries(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Map<String, Held> look() throws ReflectiveOperationException {
        Map<String, Held> seen = new LinkedHashMap<>();
        List<Object> providers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Provider provider : Security.getProviders()) {
            providers.add(new Same(provider));
            names.add(provider.getName());
        }
        seen.put(PROVIDERS, Held.value(providers, names.toString()));
        seen.put(DRIVERS, drivers());
        seen.put(URLS, Held.object(memory.staticValue(URL.class, "factory")));
        return seen;
    }

    /** The project's drivers, and those of libraries that have gone: that one of these comes is no change. */
    private Held drivers() throws ReflectiveOperationException {
        List<Object> drivers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Object> missing = new ArrayList<>(ofLibraries);
        for (Object registered : registered()) {
            Object driver = memory.value(registered, registered.getClass(), "driver");
            Same same = new Same(registered);
            if (driver.getClass().getClassLoader() instanceof ProjectLoader) {
                drivers.add(same);
                names.add(driver.getClass().getName());
            } else if (!missing.remove(same)) {
                ofLibraries.add(same);
            }
        }
        drivers.addAll(missing);
        return Held.value(drivers, names + (missing.isEmpty() ? "" : " without " + missing.size() + " of libraries"));
    }

    /** Nothing while nobody has asked for a driver: to ask would load all there are. */
    @SuppressWarnings("unchecked")
    private List<Object> registered() throws ReflectiveOperationException {
        List<Object> registered = (List<Object>) memory.staticValue(DriverManager.class, "registeredDrivers");
        return registered == null ? new ArrayList<>() : registered;
    }

    @Override
    public void put(String name, Held earlier) throws ReflectiveOperationException {
        if (name.equals(PROVIDERS)) {
            putProviders(objects(earlier));
        } else if (name.equals(DRIVERS)) {
            List<Object> registered = registered();
            registered.clear();
            ofLibraries.forEach(same -> registered.add(same.object));
            forgetDrivers();
        } else {
            memory.putStatic(URL.class, "factory", earlier.value());
        }
    }

    /** Lets the JDK look for drivers once more: those of the project are in every loader other classes. */
    private void forgetDrivers() {
        try {
            memory.putStatic(DriverManager.class, "driversInitialized", false);
        } catch (ReflectiveOperationException beforeNine) {
            // Then it looks for them only once.
        }
    }

    private static void putProviders(List<Object> providers) {
        Arrays.stream(Security.getProviders()).forEach(provider -> Security.removeProvider(provider.getName()));
        providers.forEach(provider -> Security.addProvider((Provider) provider));
    }

    private static List<Object> objects(Held earlier) {
        List<Object> objects = new ArrayList<>();
        ((List<?>) earlier.value()).forEach(same -> objects.add(((Same) same).object));
        return objects;
    }

    /** Knows an object by its identity alone. */
    private static final class Same {

        private final Object object;

        private Same(Object object) {
            this.object = object;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Same && ((Same) other).object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
