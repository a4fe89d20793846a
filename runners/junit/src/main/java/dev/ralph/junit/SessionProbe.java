package dev.ralph.junit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares state from the end of one test with the end of the next, and puts back what was asked for before the last.
 *
 * <p>A test ends here when the next begins, so that what runs before and after all tests of a class belongs to them.
 */
final class SessionProbe implements Probe {

    private static final String FIELD = "STATIC_FIELD:";
    private static final String ROWS = "ROWS:";

    private final Request request;
    private final Surroundings surroundings;
    private final Statics statics;
    private final Database database;
    private final Events events;
    private final Map<String, SavedField> fields = new LinkedHashMap<>();
    private final Map<String, SavedRows> rows = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Surroundings.Moment beginning;
    private Surroundings.Moment earlier;
    private Map<String, Fingerprint> fieldsBefore = Collections.emptyMap();
    private Optional<Map<String, Long>> rowsBefore = Optional.empty();
    private String pending = "";
    private String lastId = "";
    private String idBefore = "";

    SessionProbe(Request request, Surroundings surroundings, Statics statics, Database database, Events events) {
        this.request = request;
        this.surroundings = surroundings;
        this.statics = statics;
        this.database = database;
        this.events = events;
        save();
        beginning = surroundings.look();
        earlier = beginning;
        if (request.leaks()) {
            fieldsBefore = fieldsNow();
            rowsBefore = rowsNow();
        }
    }

    private void save() {
        for (String name : request.restored()) {
            if (name.startsWith(FIELD)) {
                try {
                    fields.put(name, statics.save(name.substring(FIELD.length())));
                } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                    remarks.add(name + " cannot be put back: " + e);
                }
            } else if (name.startsWith(ROWS)) {
                try {
                    rows.put(name, SavedRows.of(database, name.substring(ROWS.length())));
                } catch (SQLException | LinkageError e) {
                    remarks.add(name + " cannot be put back: " + e);
                }
            } else if (name.startsWith("SEQUENCE:")) {
                remarks.add(name + " cannot be put back");
            }
        }
    }

    @Override
    public void last(String id, String before) {
        lastId = id;
        idBefore = before;
    }

    @Override
    public void starting(String id) {
        settle();
        if (!lastId.isEmpty() && Names.contains(id, lastId) && !Names.contains(id, idBefore)) {
            lastId = "";
            restore();
        }
    }

    @Override
    public void before() {}

    @Override
    public void after(String test) {
        pending = test;
    }

    @Override
    public void disturbed() {}

    @Override
    public void end() {
        settle();
        if (request.leaks()) {
            statics.reportArrivals(events);
        }
    }

    /** What could not be done as asked. */
    String remark() {
        return String.join("; ", remarks);
    }

    private void restore() {
        for (String name : request.restored()) {
            if (fields.containsKey(name)) {
                fields.get(name).restore().ifPresent(remarks::add);
            } else if (rows.containsKey(name)) {
                restoreRows(name);
            } else {
                surroundings.restore(beginning, name).ifPresent(remarks::add);
            }
        }
        if (request.leaks()) {
            earlier = surroundings.look();
            fieldsBefore = fieldsNow();
            rowsBefore = rowsNow();
        }
    }

    private void restoreRows(String name) {
        try {
            rows.get(name).restore();
        } catch (SQLException | LinkageError e) {
            remarks.add(name + " cannot be put back: " + e);
        }
    }

    /** Compares once the test that ran last has had all its callbacks. */
    private void settle() {
        if (pending.isEmpty() || !request.leaks()) {
            return;
        }
        String test = pending;
        pending = "";
        Map<String, Fingerprint> fieldsAfter = fieldsNow();
        fieldsAfter.forEach((where, now) -> {
            Fingerprint before = fieldsBefore.get(where);
            if (before != null && now.differsFrom(before)) {
                events.leak(test, now.leakSince(before, where));
            }
        });
        statics.arrived(test, fieldsBefore, fieldsAfter);
        fieldsBefore = fieldsAfter;
        Surroundings.Moment now = surroundings.look();
        surroundings.leaks(earlier, now).forEach(leak -> events.leak(test, leak));
        earlier = now;
        Optional<Map<String, Long>> rowsAfter = rowsNow();
        rowsBefore.ifPresent(before ->
                rowsAfter.ifPresent(after -> Database.changes(before, after).forEach(leak -> events.leak(test, leak))));
        rowsBefore = rowsAfter;
    }

    private Map<String, Fingerprint> fieldsNow() {
        try {
            return statics.look();
        } catch (Exception | LinkageError | StackOverflowError e) {
            events.note("static fields cannot be seen: " + e);
            return Collections.emptyMap();
        }
    }

    private Optional<Map<String, Long>> rowsNow() {
        try {
            Optional<Map<String, Long>> seen = database.look();
            // Where there is no database yet, whoever makes it and leaves rows in it has left these.
            return seen.isPresent() ? seen : Optional.of(Collections.emptyMap());
        } catch (Exception | LinkageError e) {
            events.note("the database cannot be seen: " + e);
            return Optional.empty();
        }
    }
}
