package city.wheels.memory;

import city.wheels.DuplicateException;
import city.wheels.Price;
import city.wheels.PriceRepository;
import city.wheels.StorageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryPriceRepository implements PriceRepository {
    private static final Instant OPENING_DAY = Instant.parse("2020-01-01T00:00:00Z");

    private final Map<String, String> titles = new HashMap<>();
    private final List<Price> prices = new ArrayList<>();
    private Instant lastTime = OPENING_DAY;

    InMemoryPriceRepository() {
        addProduct("unlock", "Unlocking a bike");
        addProduct("minute", "One minute of riding");
        addProduct("day-pass", "A day of riding");
        prices.add(new Price("unlock", 100, OPENING_DAY, null));
        prices.add(new Price("minute", 15, OPENING_DAY, null));
        prices.add(new Price("day-pass", 1200, OPENING_DAY, null));
    }

    @Override
    public synchronized void addProduct(String code, String title) {
        if (titles.putIfAbsent(code, title) != null) {
            throw new DuplicateException(code + " is taken");
        }
    }

    @Override
    public synchronized Optional<String> title(String product) {
        return Optional.ofNullable(titles.get(product));
    }

    @Override
    public synchronized void introduce(String product, long cents) {
        if (current(product).isPresent()) {
            throw new DuplicateException(product + " has a price already");
        }
        prices.add(new Price(product, checked(cents), now(), null));
    }

    @Override
    public synchronized void change(String product, long cents) {
        Price next = new Price(product, checked(cents), now(), null);
        prices.replaceAll(price -> isCurrent(price, product)
                ? new Price(product, price.cents(), price.validFrom(), next.validFrom())
                : price);
        prices.add(next);
    }

    @Override
    public synchronized Optional<Price> current(String product) {
        return where(price -> isCurrent(price, product)).stream().findFirst();
    }

    @Override
    public synchronized Optional<Price> at(String product, Instant time) {
        return where(price -> price.product().equals(product) && covers(price, time)).stream()
                .findFirst();
    }

    @Override
    public synchronized List<Price> history(String product) {
        return where(price -> price.product().equals(product));
    }

    private List<Price> where(Predicate<Price> wanted) {
        return prices.stream().filter(wanted).toList();
    }

    private static boolean isCurrent(Price price, String product) {
        return price.product().equals(product) && price.validTo() == null;
    }

    private static boolean covers(Price price, Instant time) {
        return !price.validFrom().isAfter(time)
                && (price.validTo() == null || price.validTo().isAfter(time));
    }

    private static long checked(long cents) {
        if (cents < 0) {
            throw new StorageException("A price is not negative: " + cents);
        }
        return cents;
    }

    /** Two prices never begin at the same time, however fast the machine. */
    private Instant now() {
        Instant time = Instant.now().truncatedTo(ChronoUnit.MICROS);
        lastTime = time.isAfter(lastTime) ? time : lastTime.plus(1, ChronoUnit.MICROS);
        return lastTime;
    }
}
