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

    /** This id without the {@code [n]} that marks one invocation of a parameterised test. */
    public TestId base() {
        int bracket = value.endsWith("]") ? value.lastIndexOf('[') : -1;
        return bracket < 0 ? this : new TestId(value.substring(0, bracket));
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
