package city.sub;

import city.isolation.RealCommits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices – with history. */
@RealCommits("says \"now\" twice")
final class PriceTest {
    @Test
    void changes() {}
}
