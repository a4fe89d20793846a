package city.sub;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices – with history. */
final class PriceTest {
    @Test
    void changes() {}
}
