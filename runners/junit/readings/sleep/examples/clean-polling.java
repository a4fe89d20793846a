class CacheTest {
    @Test
    void polls() throws Exception {
        while (!server.ready()) {
            Thread.sleep(10);
        }
        clock.sleep(4);
    }

    void helper() throws Exception {
        Thread.sleep(10);
    }
}
