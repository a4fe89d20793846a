class SeenTest {
    private static final List<String> SEEN = new ArrayList<>();
    private static final List<String> NAMES = List.of("a");
    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server();
    }

    @BeforeEach
    void empty() {
        SEEN.clear();
    }

    @Test
    void one() {
        SEEN.add(NAMES.get(0));
        names.add("x");
    }
}
