package dev.ralph.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What shall run when the JVM ends. */
final class ShutdownHooks implements Aspect {

    private final Memory memory;

    ShutdownHooks(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Map<String, Held> look() throws ReflectiveOperationException {
        Map<String, Held> seen = new LinkedHashMap<>();
        Object hooks = memory.staticValue(Class.forName("java.lang.ApplicationShutdownHooks"), "hooks");
        for (Object hook : ((Map<?, ?>) hooks).keySet()) {
            seen.put("REGISTRY:shutdown hook " + System.identityHashCode(hook), Held.object(hook));
        }
        return seen;
    }

    @Override
    public void put(String name, Held earlier) throws ReflectiveOperationException {
        Held now = look().get(name);
        if (now != null) {
            Runtime.getRuntime().removeShutdownHook((Thread) now.value());
        }
    }
}
