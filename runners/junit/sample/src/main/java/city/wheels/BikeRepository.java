package city.wheels;

import java.util.List;
import java.util.Optional;

public interface BikeRepository {
    /** Adds a free bike; {@code home} is null for a bike that lives in the depot. */
    Bike add(String code, String model, Long home);

    Optional<Bike> find(String code);

    List<Bike> all();

    List<Bike> livingAt(long station);

    /** Marks a free bike as rented and says whether it was free. */
    boolean take(String code);

    void setStatus(long bike, BikeStatus status);

    void remove(String code);
}
