class ATest {
    private static final List<String> SEEN = new ArrayList<>();

    void a() {
        SEEN.add("a");
    }
}
