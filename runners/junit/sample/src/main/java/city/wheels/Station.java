package city.wheels;

/** A place where bikes are taken and returned. */
public record Station(long id, String code, String name, long zone, Long flagship) {}
