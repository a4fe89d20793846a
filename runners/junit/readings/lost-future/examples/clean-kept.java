class RaceTest {
    @Test
    void both() {
        Future<?> future = executor.submit(() -> service.add(1));
        futures.add(executor.submit(task));
        form.submit();
    }
}
