class ModeTest {
    @Test
    void debug() {
        System.setProperty("app.mode", "debug");
        try {
            run();
        } finally {
            System.clearProperty("app.mode");
        }
    }
}
