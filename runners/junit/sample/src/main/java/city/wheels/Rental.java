package city.wheels;

import java.time.Instant;

/** One ride; {@code endedAt} is null while the bike is out. */
public record Rental(long id, long rider, long bike, Instant startedAt, Instant endedAt) {}
