package city.wheels;

/** A ticket of the workshop. */
public record Repair(long id, long bike, String note, boolean done) {}
