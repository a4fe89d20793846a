package city;

class NTest {
    @Test
    void n() {
        shop.put(1);
        assertEquals(1, shop.get(1).id());
    }
}
