package city.wheels.memory;

import city.wheels.Storage;
import city.wheels.Transactions;
import java.util.function.Supplier;

/** Keeps everything in memory; foreign keys are not checked and nothing is rolled back. */
public final class InMemoryStorage {
    private InMemoryStorage() {}

    public static Storage create() {
        return new Storage(
                new InMemoryZoneRepository(),
                new InMemoryStationRepository(),
                new InMemoryDockRepository(),
                new InMemoryBikeRepository(),
                new InMemoryRiderRepository(),
                new InMemoryRentalRepository(),
                new InMemoryPaymentRepository(),
                new InMemoryRepairRepository(),
                new InMemoryPriceRepository(),
                new InMemoryTransactions());
    }

    private static final class InMemoryTransactions implements Transactions {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return work.get();
        }
    }
}
