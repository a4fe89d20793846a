class SeenTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void one() {
        seen.add("a");
    }
}
