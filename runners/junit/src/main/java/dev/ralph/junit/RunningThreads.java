package dev.ralph.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The threads that live on; the JVM's own, which come and go as it needs them, are none of them. */
final class RunningThreads implements Aspect {

    private static final String KIND = "THREAD:";
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(300);
    private static final Pattern OF_THE_JVM = Pattern.compile("ForkJoinPool\\.commonPool-.*|Common-Cleaner|Finalizer"
            + "|Reference Handler|Signal Dispatcher|Attach Listener|process reaper.*|Keep-Alive-.*|DestroyJavaVM"
            + "|Cleaner-.*|Notification Thread|Java2D Disposer|FileSystemWatchService|C[12] CompilerThread.*");

    /** Given up: threads that did not end when they were told to. */
    private final Set<Thread> stuck = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public Map<String, Held> look() {
        Map<String, List<Thread>> named = new LinkedHashMap<>();
        for (Thread thread : alive()) {
            String name = thread.getName();
            boolean own = !OF_THE_JVM.matcher(name).matches() && thread != Thread.currentThread();
            if (own && !stuck.contains(thread)) {
                // Numbers in the names of threads and pools go up from probe to probe.
                String stable = name.replaceAll("(?i)(thread|pool|timer|executor)-\\d+", "$1-#");
                named.computeIfAbsent(KIND + stable, key -> new ArrayList<>()).add(thread);
            }
        }
        Map<String, Held> seen = new LinkedHashMap<>();
        named.forEach((name, threads) -> seen.put(name, Held.value(threads, text(threads))));
        return seen;
    }

    private static String text(List<Thread> threads) {
        String daemon = threads.get(0).isDaemon() ? "daemon" : "alive";
        return threads.size() == 1 ? daemon : threads.size() + " " + daemon;
    }

    private static List<Thread> alive() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] all = new Thread[top.activeCount() + 32];
        return Arrays.asList(all).subList(0, top.enumerate(all, true));
    }

    /** Asks the threads that are new to end, and waits a little. */
    @Override
    public void put(String name, Held earlier) throws InterruptedException {
        List<?> before = earlier == null ? Collections.emptyList() : (List<?>) earlier.value();
        Held now = look().get(name);
        List<?> threads = now == null ? Collections.emptyList() : (List<?>) now.value();
        long deadline = System.nanoTime() + LONGEST_WAIT;
        for (Object each : threads) {
            Thread thread = (Thread) each;
            if (!before.contains(thread)) {
                thread.interrupt();
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        }
    }

    /** Gives up on threads that are still there, so that nobody is blamed for them again. */
    int giveUp(Held earlier, Held now) {
        List<?> before = earlier == null ? Collections.emptyList() : (List<?>) earlier.value();
        for (Object thread : (List<?>) now.value()) {
            if (!before.contains(thread)) {
                stuck.add((Thread) thread);
            }
        }
        return stuck.size();
    }
}
