package city.wheels;

import java.time.Instant;

/** The price of a product over a span of time; the current one has no end. */
public record Price(String product, long cents, Instant validFrom, Instant validTo) {}
