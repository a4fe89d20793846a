class RaceTest {
    @Test
    void both() throws Exception {
        latch.await(5, TimeUnit.SECONDS);
        future.get(5, TimeUnit.SECONDS);
        thread.join(1000);
        list.get(3);
        supplier.get();
    }
}
