package dev.ralph.model;

/** Names one test of the target in its framework's own words, such as {@code city.FooTest#adds()}. */
public record TestId(String value) implements Comparable<TestId> {

    public TestId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a test id must not be blank");
        }
    }

    /** The part before {@code #}: the class, file or module that holds the test. */
    public String container() {
        int hash = value.indexOf('#');
        return hash < 0 ? value : value.substring(0, hash);
    }

    /** The test as it is declared and ordered: without the {@code [2]} that names one of its invocations. */
    public TestId declared() {
        return new TestId(value.replaceFirst("(\\[\\d+])+$", ""));
    }

    @Override
    public int compareTo(TestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
