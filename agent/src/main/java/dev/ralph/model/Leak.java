package dev.ralph.model;

/**
 * State that a test left behind, as seen around the test.
 *
 * @param shape what is held there; {@code VALUE} for what is no object of the program
 * @param where the attribute ({@code package.module.NAME}, {@code package.module.Class.name}), field
 *     ({@code pkg.Class#field}), variable, property, file (relative to the project, or absolute), fixture
 *     ({@code file::name}), table or sequence;
 *     a word such as {@code locale} where the kind says it all
 * @param before what it held before the test, shortened; {@code (none)} when there was nothing
 * @param after what it held after the test, shortened; {@code (none)} when there is nothing
 */
public record Leak(TestId polluter, Kind kind, Shape shape, String where, String before, String after) {

    /** What kind of state carries the leak. */
    public enum Kind {
        /** A name in a Python module. */
        MODULE_ATTRIBUTE,
        /** A name in a Python class. */
        CLASS_ATTRIBUTE,
        /** A static field of a Java class. */
        STATIC_FIELD,
        ENVIRONMENT,
        SYSTEM_PROPERTY,
        WORKING_DIRECTORY,
        /** {@code sys.path} and what decides what can be imported. */
        IMPORT_PATH,
        /** A module that was removed, replaced or newly imported. */
        IMPORTED_MODULE,
        LOCALE,
        TIME_ZONE,
        CHARSET,
        /** State of a random number generator. */
        RANDOM,
        /** Levels, handlers, filters. */
        LOGGING,
        WARNINGS,
        SIGNAL_HANDLER,
        /** Standard streams that were replaced. */
        STREAM,
        OPEN_FILE,
        SOCKET,
        THREAD,
        CHILD_PROCESS,
        CONTEXT_LOADER,
        /** Security providers, URL handlers, registered drivers and the like. */
        REGISTRY,
        FILE,
        /** What a pytest fixture holds that several tests share; it shows by a new one alone whether it was changed. */
        FIXTURE,
        ROWS,
        SEQUENCE,
        SCHEMA,
        SESSION_SETTING
    }

    /** What a place holds, and with it what can be done about the leak. */
    public enum Shape {
        /** A number, a text or another value that never changes itself. */
        VALUE,
        /** A collection, map or array whose contents can be copied. */
        CONTENTS,
        /** An object of the target's own, whose inside cannot be copied safely. */
        OBJECT,
        /** Something that reaches a connection, a pool, a thread or another thing that is closed. */
        RESOURCE
    }

    /** The name of the place among all of one process, such as {@code ENVIRONMENT:APP_MODE}. */
    public String name() {
        return kind + ":" + where;
    }
}
