package dev.ralph.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process on INT, TERM and HUP: the first lets the shutdown hooks put things back, a second one ends it at
 * once.
 *
 * <p>The JVM alone would ignore the second. Its class for signals is not part of the platform that javac shows, hence
 * the reflection; a JVM without it keeps its own ways.
 */
final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private Signals() {}

    static void endWith(int exitCode) {
        AtomicBoolean ending = new AtomicBoolean();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignored = handler.getField("SIG_IGN").get(null);
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        end(ending, exitCode);
                        return null;
                    });
            for (String name : NAMES) {
                Object which = signal.getConstructor(String.class).newInstance(name);
                Object before = signal.getMethod("handle", signal, handler).invoke(null, which, ours);
                // nohup and the like ask for a signal to be ignored.
                if (ignored.equals(before)) {
                    signal.getMethod("handle", signal, handler).invoke(null, which, ignored);
                }
            }
        } catch (ReflectiveOperationException e) {
            // The shutdown hooks still run on the first signal.
        }
    }

    private static void end(AtomicBoolean ending, int exitCode) {
        if (ending.getAndSet(true)) {
            Runtime.getRuntime().halt(exitCode);
        }
        System.exit(exitCode);
    }
}
