class StressTest {
    @Test
    @DisabledIfEnvironmentVariable(named = "NO_DOCKER", matches = "true")
    @DisabledOnOs(OS.WINDOWS)
    void many() {
        assumeTrue(docker.isThere());
    }
}
