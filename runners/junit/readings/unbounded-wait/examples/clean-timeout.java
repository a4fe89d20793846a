class RaceTest {
    @Test
    @Timeout(10)
    void both() throws Exception {
        latch.await();
    }
}
