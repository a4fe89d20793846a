package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.*;

class LimitTest {

    @Test
    void limits() {
        Cart.limit = 5;
        int[] sizes = {1, 2};
        assertEquals(2, new Cart(sizes).size());
    }
}
