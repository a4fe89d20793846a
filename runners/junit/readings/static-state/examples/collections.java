class SeenTest {
    private static final List<String> SEEN = new ArrayList<>();
    private static int counter;
    private static final int LIMIT = 3;

    @Test
    void one() {
        SEEN.add("a");
        counter++;
    }
}
