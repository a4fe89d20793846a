class ModeTest {
    @Test
    void debug() {
        System.setProperty("app.mode", "debug");
    }

    @AfterEach
    void forget() {
        System.clearProperty("app.mode");
    }
}
