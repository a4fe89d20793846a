package city.wheels;

import java.util.List;
import java.util.Optional;

public interface DockRepository {
    Dock add(long station, int number);

    /** Returns the docks of a station by number. */
    List<Dock> at(long station);

    Optional<Dock> holding(long bike);

    void put(long dock, Long bike);

    void removeAt(long station);
}
