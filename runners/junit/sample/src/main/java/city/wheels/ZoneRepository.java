package city.wheels;

import java.util.List;
import java.util.Optional;

public interface ZoneRepository {
    /** Adds a zone; {@code parent} is null for a root. */
    Zone add(String code, String name, Long parent);

    Optional<Zone> find(String code);

    List<Zone> childrenOf(long zone);

    void remove(String code);
}
