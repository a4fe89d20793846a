package dev.ralph.junit;

/** Looks at state around each test; it is called only between tests and never throws. */
interface Probe {

    /** Looks at nothing. */
    Probe NONE = new Probe() {
        @Override
        public void before() {}

        @Override
        public void after(String test) {}

        @Override
        public void disturbed() {}

        @Override
        public void end() {}
    };

    /** Comes when the order has come to the part whose end is the last test of all. */
    default void last(String id, String idBefore) {}

    /** Comes before anything of a test or of what holds tests has run. */
    default void starting(String id) {}

    /** Comes right before a test and its callbacks. */
    void before();

    /** Comes right after a test and its callbacks. */
    void after(String test);

    /** Says that code other than a test has run since. */
    void disturbed();

    /** Comes when all tests are over. */
    void end();
}
