package city.wheels;

/** A part of the town; zones form a tree. */
public record Zone(long id, String code, String name, Long parent) {}
