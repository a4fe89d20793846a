class RaceTest {
    @Test
    void both() throws Exception {
        CountDownLatch latch = new CountDownLatch(2);
        Future<?> future = executor.submit(latch::countDown);
        latch.await();
        future.get();
        thread.join();
    }
}
