class StressTest {
    @Test
    @DisabledIfEnvironmentVariable(named = "CI", matches = "true")
    void many() {}

    @Test
    void more() {
        assumeTrue(System.getenv("CI") == null);
    }
}
