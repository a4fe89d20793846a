package city.wheels;

/** What a bike is doing at the moment. */
public enum BikeStatus {
    FREE,
    RENTED,
    WORKSHOP
}
