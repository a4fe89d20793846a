class RaceTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @Test
    void both() throws Exception {
        executor.submit(task).get(1, SECONDS);
    }
}
