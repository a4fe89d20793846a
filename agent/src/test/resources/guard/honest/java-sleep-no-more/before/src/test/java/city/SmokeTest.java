package city;

class SmokeTest {
    @Test
    void opens() throws Exception {
        Shop shop = new Shop();
        shop.open();
        Thread.sleep(100);
        assertTrue(shop.isOpen());
    }
}
