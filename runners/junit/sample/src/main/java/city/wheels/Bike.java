package city.wheels;

/** A bike of the fleet. */
public record Bike(long id, String code, String model, BikeStatus status, Long home) {}
