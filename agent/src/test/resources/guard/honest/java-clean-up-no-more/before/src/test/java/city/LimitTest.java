package city;

class LimitTest {

    @org.junit.jupiter.api.Test
    void limits() {
        System.clearProperty("shop.language");
        org.junit.jupiter.api.Assertions.assertEquals(2, new Cart().size());
    }
}
