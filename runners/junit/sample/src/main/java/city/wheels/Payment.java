package city.wheels;

/** Money taken for a rental. */
public record Payment(long id, long rental, long cents, String receipt) {}
