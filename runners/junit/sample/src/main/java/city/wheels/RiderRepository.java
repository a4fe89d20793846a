package city.wheels;

import java.util.List;
import java.util.Optional;

public interface RiderRepository {
    Rider add(String card, String name, Long referredBy);

    Optional<Rider> find(String card);

    /** Returns the riders whose name contains the text, upper or lower case, by card. */
    List<Rider> search(String text);

    List<Rider> referredBy(long rider);

    void remove(String card);
}
