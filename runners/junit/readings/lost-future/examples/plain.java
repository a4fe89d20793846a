class RaceTest {
    @Test
    void both() {
        executor.submit(() -> service.add(1));
    }
}
