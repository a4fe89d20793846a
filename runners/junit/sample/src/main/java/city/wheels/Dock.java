package city.wheels;

/** One numbered stand of a station, empty when {@code bike} is null. */
public record Dock(long id, long station, int number, Long bike) {}
