package city.wheels;

/** Somebody who holds a card. */
public record Rider(long id, String card, String name, Long referredBy) {}
