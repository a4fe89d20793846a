package city.wheels;

import city.wheels.jdbc.ConnectionPool;
import city.wheels.jdbc.Database;
import city.wheels.jdbc.JdbcStorage;
import city.wheels.jdbc.PostgresDatabase;
import city.wheels.jdbc.SqliteDatabase;
import city.wheels.memory.InMemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What the tests run against, built once. {@code RALPH_PROVIDER} says which kind (postgresql, sqlite or mock),
 * {@code RALPH_JDBC_URL} where it is.
 */
public final class Backend {
    private static Backend instance;

    private final String provider;
    private final ConnectionPool pool;
    private final Storage storage;
    private final PricingService pricing;

    private Backend(String provider) {
        this.provider = provider;
        this.pool = isSql() ? new ConnectionPool(url(provider), 3, Duration.ofSeconds(10), settings(provider)) : null;
        this.storage = isSql() ? storage(database(provider, pool)) : InMemoryStorage.create();
        this.pricing = new PricingService(storage);
    }

    static synchronized Backend current() {
        if (instance == null) {
            instance = new Backend(environment("RALPH_PROVIDER", "sqlite"));
        }
        return instance;
    }

    boolean is(String name) {
        return provider.equals(name);
    }

    boolean isSql() {
        return !is("mock");
    }

    /** Runs a statement on the database; there is nothing to run it on in memory. */
    void execute(String sql) {
        if (!isSql()) {
            return;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new StorageException(failure);
        }
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Returns a code nobody else uses. */
    String code(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    ZoneRepository zones() {
        return storage.zones();
    }

    StationRepository stations() {
        return storage.stations();
    }

    DockRepository docks() {
        return storage.docks();
    }

    BikeRepository bikes() {
        return storage.bikes();
    }

    RiderRepository riders() {
        return storage.riders();
    }

    RentalRepository rentals() {
        return storage.rentals();
    }

    PaymentRepository payments() {
        return storage.payments();
    }

    RepairRepository repairs() {
        return storage.repairs();
    }

    PriceRepository prices() {
        return storage.prices();
    }

    PricingService pricing() {
        return pricing;
    }

    StationService stationService() {
        return new StationService(storage);
    }

    DockService dockService() {
        return new DockService(storage);
    }

    RentalService rentalService() {
        return new RentalService(storage, pricing);
    }

    Workshop workshop() {
        return new Workshop(storage);
    }

    TripExport tripExport() {
        return new TripExport(storage);
    }

    ZoneTree zoneTree() {
        return new ZoneTree(storage);
    }

    private static Storage storage(Database database) {
        database.createSchema();
        return JdbcStorage.on(database);
    }

    private static Database database(String provider, ConnectionPool pool) {
        return switch (provider) {
            case "postgresql" -> new PostgresDatabase(pool);
            case "sqlite" -> new SqliteDatabase(pool);
            default -> throw new IllegalArgumentException("No provider is called " + provider);
        };
    }

    private static List<String> settings(String provider) {
        return provider.equals("sqlite") ? List.of("PRAGMA busy_timeout = 5000", "PRAGMA synchronous = OFF") : List.of();
    }

    private static String url(String provider) {
        String url = environment("RALPH_JDBC_URL", null);
        if (url != null) {
            return url;
        }
        return provider.equals("sqlite") ? "jdbc:sqlite:" + newFile() : "jdbc:postgresql://localhost/wheels";
    }

    private static Path newFile() {
        Path file = Path.of("target", "wheels-" + System.getProperty("surefire.forkNumber", "0") + ".db");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
