class ModeTest {
    static {
        System.setProperty("app.mode", "debug");
    }

    @BeforeAll
    static void clear() {
        System.clearProperty("app.home");
    }
}
