@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenTest {
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void empty() {
        seen.clear();
    }

    @Test
    void one() {
        seen.add("a");
    }
}
