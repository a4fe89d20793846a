package city;

class SmokeTest {
    @Test
    void opens() throws Exception {
        Shop shop = new Shop();
        shop.open().get(5, TimeUnit.SECONDS);
        assertTrue(shop.isOpen());
    }
}
