class ModeTest {
    @Test
    void debug() {
        System.setProperty("app.mode", "debug");
    }
}
