package city.wheels.jdbc;

import city.wheels.Storage;

/** Keeps everything in a database. */
public final class JdbcStorage {
    private JdbcStorage() {}

    public static Storage on(Database db) {
        return new Storage(
                new JdbcZoneRepository(db),
                new JdbcStationRepository(db),
                new JdbcDockRepository(db),
                new JdbcBikeRepository(db),
                new JdbcRiderRepository(db),
                new JdbcRentalRepository(db),
                new JdbcPaymentRepository(db),
                new JdbcRepairRepository(db),
                new JdbcPriceRepository(db),
                db);
    }
}
