package city.wheels;

import java.util.List;
import java.util.Optional;

public interface RepairRepository {
    Repair open(long bike, String note);

    Optional<Repair> find(long id);

    /** Returns the tickets of a bike, the oldest first. */
    List<Repair> of(long bike);

    void finish(long id);
}
