package city.wheels;

/** What things cost. */
public final class PricingService {
    private final Storage storage;

    public PricingService(Storage storage) {
        this.storage = storage;
    }

    public void changePrice(String product, long cents) {
        storage.transactions().inTransaction(() -> storage.prices().change(product, cents));
    }

    /** Returns the price of some pieces of a product today. */
    public long quote(String product, long pieces) {
        return pieces * currentCents(product);
    }

    public long quote(String product, long pieces, String discount) {
        return FareRules.apply(discount, quote(product, pieces));
    }

    /** Returns the fare of a ride: unlocking and every minute begun. */
    public long fare(long minutes) {
        return quote("unlock", 1) + quote("minute", minutes);
    }

    private long currentCents(String product) {
        return storage.prices()
                .current(product)
                .orElseThrow(() -> new IllegalArgumentException("No price for " + product))
                .cents();
    }
}
