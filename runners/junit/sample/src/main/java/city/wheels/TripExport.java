package city.wheels;

import java.util.ArrayList;
import java.util.List;

/** The rides of a rider as lines for a spreadsheet. */
public final class TripExport {
    private final Storage storage;

    public TripExport(Storage storage) {
        this.storage = storage;
    }

    public List<String> lines(Rider rider) {
        List<String> lines = new ArrayList<>();
        lines.add("bike;duration");
        for (Rental rental : storage.rentals().of(rider.id())) {
            lines.add(rental.bike() + ";" + storage.rentals().duration(rental.id()).orElse(""));
        }
        return lines;
    }
}
