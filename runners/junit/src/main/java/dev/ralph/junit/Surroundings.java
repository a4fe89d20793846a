package dev.ralph.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;

/** All state outside the project's classes that one test can leave to the next. */
final class Surroundings {

    private static final int MOST_STUCK = 8;

    private final RunningThreads threads = new RunningThreads();
    private final ShutdownHooks hooks;
    private final List<Aspect> aspects = new ArrayList<>();
    private final List<String> hidden;
    private final Consumer<String> notes;
    private final Set<String> noted = new LinkedHashSet<>();

    /**
     * @param hidden beginnings of names of places that are put back and not told, for somebody else tells of them
     * @param notes hears of what cannot be seen or put back
     */
    Surroundings(List<WatchedFiles> files, List<String> hidden, Consumer<String> notes)
            throws ReflectiveOperationException {
        this.hidden = hidden;
        this.notes = notes;
        Memory memory = Memory.open();
        TimeZone systemZone = systemZone();
        hooks = new ShutdownHooks(memory);
        aspects.add(threads);
        aspects.add(hooks);
        aspects.add(new LoggingSettings(memory));
        aspects.add(new SystemProperties(systemZone));
        aspects.add(new Defaults(memory, systemZone));
        aspects.add(new Registries(memory));
        aspects.add(new EnvironmentMap(memory));
        aspects.addAll(files);
    }

    /** Asks for the default and lets the JVM forget that somebody did. */
    private static TimeZone systemZone() {
        String before = System.getProperty("user.timezone");
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(null);
        if (before == null) {
            System.clearProperty("user.timezone");
        } else {
            System.setProperty("user.timezone", before);
        }
        return zone;
    }

    /** What everything holds now. */
    Moment look() {
        Moment moment = new Moment();
        for (Aspect aspect : aspects) {
            try {
                moment.seen.put(aspect, aspect.look());
            } catch (Exception | LinkageError closed) {
                note(aspect.getClass().getSimpleName() + " cannot be seen: " + closed);
            }
        }
        return moment;
    }

    /** What is different at a later moment. */
    List<Leak> leaks(Moment earlier, Moment later) {
        List<Leak> leaks = new ArrayList<>();
        for (Change change : changes(earlier, later)) {
            boolean ended = change.aspect == threads && change.after == null;
            boolean told = hidden.stream().anyMatch(change.name::startsWith);
            if (change.aspect != hooks && !ended && !told) {
                leaks.add(change.leak());
            }
        }
        return leaks;
    }

    /** Puts back everything; false when something that could disturb others stays as it is. */
    boolean restore(Moment earlier) {
        List<Change> left = changes(earlier, look());
        // Twice, for one thing put back may move another.
        for (int round = 0; round < 2 && !left.isEmpty(); round++) {
            left.forEach(this::put);
            left = changes(earlier, look());
        }
        int stuck = 0;
        boolean whole = true;
        for (Change change : left) {
            if (change.aspect == threads && change.after != null) {
                stuck = threads.giveUp(change.before, change.after);
                note("a thread does not end: " + change.name);
            } else if (change.aspect != threads) {
                note(change.name + " cannot be put back");
                whole = false;
            }
        }
        return whole && stuck <= MOST_STUCK;
    }

    /** Puts back one place, named as its leak is; says why when that cannot be. */
    Optional<String> restore(Moment earlier, String name) {
        for (Change change : changes(earlier, look())) {
            if (change.name.equals(name)) {
                return put(change);
            }
        }
        return Optional.empty();
    }

    private Optional<String> put(Change change) {
        try {
            change.aspect.put(change.name, change.before);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(change.name + " cannot be put back: " + e);
        } catch (Exception | LinkageError e) {
            note(change.name + " cannot be put back: " + e);
            return Optional.of(change.name + " cannot be put back: " + e);
        }
    }

    private static List<Change> changes(Moment earlier, Moment later) {
        List<Change> changes = new ArrayList<>();
        later.seen.forEach((aspect, now) -> {
            Map<String, Held> before = earlier.seen.getOrDefault(aspect, Collections.emptyMap());
            Set<String> names = new LinkedHashSet<>(before.keySet());
            names.addAll(now.keySet());
            for (String name : names) {
                Held one = before.get(name);
                Held other = now.get(name);
                if (one == null || !one.isSameAs(other)) {
                    changes.add(new Change(aspect, name, one, other));
                }
            }
        });
        return changes;
    }

    private void note(String message) {
        if (noted.add(message)) {
            notes.accept(message);
        }
    }

    /** What everything held at one moment. */
    static final class Moment {

        private final Map<Aspect, Map<String, Held>> seen = new LinkedHashMap<>();
    }

    /** One place that holds something else, or nothing, or for the first time. */
    private static final class Change {

        private final Aspect aspect;
        private final String name;
        private final Held before;
        private final Held after;

        private Change(Aspect aspect, String name, Held before, Held after) {
            this.aspect = aspect;
            this.name = name;
            this.before = before;
            this.after = after;
        }

        private Leak leak() {
            int colon = name.indexOf(':');
            Leak.Kind kind = Leak.Kind.valueOf(name.substring(0, colon));
            Leak.Shape shape = kind == Leak.Kind.THREAD ? Leak.Shape.RESOURCE : Leak.Shape.VALUE;
            return new Leak(kind, name.substring(colon + 1), text(before), text(after), shape);
        }

        private static String text(Held held) {
            return held == null ? "(none)" : held.text();
        }
    }
}
