package dev.ralph.model;

/** Names one test of the target in its framework's own words, such as {@code city.FooTest#adds()}. */
public record TestId(String value) implements Comparable<TestId> {

    public TestId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a test id must not be blank");
        }
    }

    /** The part before {@code #} or the first {@code ::}: the class or file that holds the test. */
    public String container() {
        int end = isNodeId() ? value.indexOf("::") : value.indexOf('#');
        return end < 0 ? value : value.substring(0, end);
    }

    /** The test as it is declared and ordered: without the {@code [2]} that names one of its invocations. */
    public TestId declared() {
        return isNodeId() ? this : new TestId(value.replaceFirst("(\\[\\d+])+$", ""));
    }

    /** Whether it is one of pytest, where what stands in brackets belongs to the name. */
    public boolean isNodeId() {
        return value.contains("::");
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
