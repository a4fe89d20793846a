package city.wheels;

import java.util.List;
import java.util.Optional;

public interface StationRepository {
    Station add(String code, String name, long zone);

    Optional<Station> find(String code);

    List<Station> inZone(long zone);

    /** Returns the stations whose code begins with the text, by code. */
    List<Station> startingWith(String prefix);

    void rename(String code, String name);

    void moveTo(String code, long zone);

    void setFlagship(String code, Long bike);

    void remove(String code);
}
