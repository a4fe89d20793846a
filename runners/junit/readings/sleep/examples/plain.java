class CacheTest {
    @Test
    void expires() throws Exception {
        cache.put("a", 1);
        Thread.sleep(1500);
        TimeUnit.SECONDS.sleep(2);
    }
}
