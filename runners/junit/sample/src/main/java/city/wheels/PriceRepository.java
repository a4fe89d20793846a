package city.wheels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Products and what they cost over time; the clock is the store's. */
public interface PriceRepository {
    void addProduct(String code, String title);

    Optional<String> title(String product);

    /** Sets the first price of a product. */
    void introduce(String product, long cents);

    /** Closes the current price and opens a new one; belongs into a transaction. */
    void change(String product, long cents);

    Optional<Price> current(String product);

    Optional<Price> at(String product, Instant time);

    /** Returns all prices a product ever had, the oldest first. */
    List<Price> history(String product);
}
