package city;

class NTest {
    @Test
    void n() {
        shop.put(17);
        assertEquals(17, shop.get(17).id());
    }
}
