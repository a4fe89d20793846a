package dev.ralph.junit;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares static fields and the database from before each test with what they are after it. */
final class StateProbe implements Probe {

    private final Optional<Statics> statics;
    private final Database database;
    private final Events events;
    private final Set<String> noted = new HashSet<>();
    private Map<String, Fingerprint> fieldsBefore = Collections.emptyMap();
    private Optional<Map<String, Long>> rowsBefore = Optional.empty();
    private boolean fresh;

    private StateProbe(Optional<Statics> statics, Database database, Events events) {
        this.statics = statics;
        this.database = database;
        this.events = events;
    }

    static Probe of(Collection<Path> roots, Database database, Events events) {
        Optional<Statics> statics = Optional.empty();
        try {
            statics = Optional.of(new Statics(roots));
        } catch (Exception | LinkageError closed) {
            events.note("static fields cannot be seen: " + closed);
        }
        return new StateProbe(statics, database, events);
    }

    @Override
    public void before() {
        if (!fresh) {
            fieldsBefore = fields();
            rowsBefore = rows();
        }
        fresh = false;
    }

    @Override
    public void after(String test) {
        Map<String, Fingerprint> fieldsAfter = fields();
        fieldsAfter.forEach((where, now) -> {
            Fingerprint earlier = fieldsBefore.get(where);
            if (earlier != null && now.differsFrom(earlier)) {
                events.leak(test, now.leakSince(earlier, where));
            }
            if (!now.isComplete()) {
                note(where + " is too large to be seen whole");
            }
        });
        statics.ifPresent(seen -> seen.arrived(test, fieldsBefore, fieldsAfter));
        Optional<Map<String, Long>> rowsAfter = rows();
        rowsBefore.ifPresent(earlier ->
                rowsAfter.ifPresent(now -> Database.changes(earlier, now).forEach(leak -> events.leak(test, leak))));
        fieldsBefore = fieldsAfter;
        rowsBefore = rowsAfter;
        fresh = true;
    }

    @Override
    public void disturbed() {
        fresh = false;
    }

    @Override
    public void end() {
        try {
            database.schema().ifPresent(events::schema);
        } catch (Exception | LinkageError e) {
            note("the schema cannot be read: " + e);
        }
        statics.ifPresent(seen -> seen.reportArrivals(events));
    }

    private Map<String, Fingerprint> fields() {
        try {
            return statics.isPresent() ? statics.get().look() : Collections.emptyMap();
        } catch (Exception | LinkageError | StackOverflowError e) {
            note("static fields cannot be seen: " + e);
            return Collections.emptyMap();
        }
    }

    /** Empty when the database cannot be seen: then nothing is said about it. */
    private Optional<Map<String, Long>> rows() {
        try {
            return database.look();
        } catch (Exception | LinkageError e) {
            note("the database cannot be seen: " + e);
            return Optional.empty();
        }
    }

    private void note(String message) {
        if (noted.add(message)) {
            events.note(message);
        }
    }
}
