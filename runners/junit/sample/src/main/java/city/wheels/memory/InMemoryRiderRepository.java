package city.wheels.memory;

import city.wheels.Rider;
import city.wheels.RiderRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryRiderRepository implements RiderRepository {
    private final Rows<Rider> riders = new Rows<>();

    @Override
    public Rider add(String card, String name, Long referredBy) {
        riders.refuse(rider -> rider.card().equals(card), card);
        long id = riders.nextId();
        return riders.put(id, new Rider(id, card, name, referredBy));
    }

    @Override
    public Optional<Rider> find(String card) {
        return riders.first(rider -> rider.card().equals(card));
    }

    @Override
    public List<Rider> search(String text) {
        return sorted(rider -> lower(rider.name()).contains(lower(text)));
    }

    @Override
    public List<Rider> referredBy(long referrer) {
        return sorted(rider -> Objects.equals(rider.referredBy(), referrer));
    }

    @Override
    public void remove(String card) {
        riders.remove(rider -> rider.card().equals(card));
    }

    private List<Rider> sorted(Predicate<Rider> wanted) {
        return riders.where(wanted).stream()
                .sorted(Comparator.comparing(Rider::card))
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
