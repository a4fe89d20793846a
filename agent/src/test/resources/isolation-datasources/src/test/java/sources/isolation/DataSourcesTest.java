package sources.isolation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.sqlite.SQLiteDataSource;
import sources.Db;
import sources.Names;

/** Each way to a connection is isolated, or else the test that took it fails with a breach that names it. */
class DataSourcesTest {
    private static final String DRIVER = Db.POSTGRESQL ? "org.postgresql.Driver" : "org.sqlite.JDBC";
    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable open : OPEN) {
            open.close();
        }
    }

    private static Map<String, Way> isolated() {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("Hikari with a URL", () -> inserting(hikari(null)));
        ways.put("Hikari with the isolating driver", () -> inserting(hikari(IsolatingDriver.class.getName())));
        ways.put("Spring's DriverManagerDataSource", () -> inserting(new DriverManagerDataSource(Db.URL)));
        ways.put("Spring's SimpleDriverDataSource with the isolating driver", () -> inserting(
                new SimpleDriverDataSource(new IsolatingDriver(), Db.URL)));
        ways.put("Hibernate with a URL", () -> hibernate(new Properties()));
        ways.put("Hibernate with a pool", () -> {
            Properties properties = new Properties();
            properties.put("hibernate.connection.datasource", hikari(null));
            return hibernate(properties);
        });
        ways.put("Hibernate with the isolating driver", () -> {
            Properties properties = new Properties();
            properties.put("hibernate.connection.driver_class", IsolatingDriver.class.getName());
            return hibernate(properties);
        });
        if (Db.POSTGRESQL) {
            ways.put("PGSimpleDataSource", () -> inserting(postgresql()));
            ways.put("Hikari with a data source of PostgreSQL", () -> {
                HikariConfig config = new HikariConfig();
                config.setDataSourceClassName(PGSimpleDataSource.class.getName());
                config.addDataSourceProperty("url", Db.URL);
                return inserting(new HikariDataSource(config));
            });
        } else {
            ways.put("SQLiteDataSource, wrapped", () -> inserting(IsolatedDataSource.of(sqlite())));
            ways.put("Hikari with a SQLiteDataSource, wrapped", () -> {
                HikariConfig config = new HikariConfig();
                config.setDataSource(IsolatedDataSource.of(sqlite()));
                return inserting(new HikariDataSource(config));
            });
        }
        return ways;
    }

    private static Map<String, Way> breaches() {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("com.zaxxer.hikari", () -> inserting(hikari(DRIVER)));
        ways.put("org.springframework.jdbc.datasource.SimpleDriverDataSource", () -> inserting(
                new SimpleDriverDataSource(realDriver(), Db.URL)));
        ways.put("org.hibernate", () -> {
            Properties properties = new Properties();
            properties.put("hibernate.connection.driver_class", DRIVER);
            return hibernate(properties);
        });
        ways.put("sources.isolation.DataSourcesTest", () -> () -> {
            try (Connection connection = realDriver().connect(Db.URL, new Properties())) {
                insert(connection);
            }
        });
        if (!Db.POSTGRESQL) {
            ways.put("SQLiteDataSource", () -> inserting(sqlite()));
        }
        return ways;
    }

    @Test
    void what_asks_the_driver_manager_is_isolated() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Map.Entry<String, Way> way : isolated().entrySet()) {
            checks.add(() -> {
                Executable inserting = way.getValue().open();
                for (int test = 0; test < 3; test++) {
                    IsolatingDriver.begin(DataSourcesTest.class);
                    assertEquals(0, count(), way.getKey());
                    inserting.execute();
                    assertEquals(1, count(), way.getKey());
                    IsolatingDriver.end();
                }
                assertEquals(0, count(), way.getKey());
            });
        }
        assertAll(checks);
    }

    @Test
    void what_goes_past_it_is_a_breach() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Map.Entry<String, Way> way : breaches().entrySet()) {
            checks.add(() -> {
                IsolationBreach breach = breach(way.getValue());
                assertNotNull(breach, way.getKey());
                String named = Db.POSTGRESQL ? way.getKey() : Db.URL.substring("jdbc:sqlite:".length());
                assertTrue(breach.getMessage().contains(named), breach.getMessage());
                assertTrue(breach.getMessage().contains("IsolatedDataSource.of"), breach.getMessage());
            });
        }
        assertAll(checks);
    }

    /** What the end of a test says that took a way and swallowed whatever came of it. */
    private static IsolationBreach breach(Way way) throws Exception {
        IsolatingDriver.begin(DataSourcesTest.class);
        try {
            way.open().execute();
        } catch (Throwable swallowed) {
            // The end tells.
        }
        try {
            IsolatingDriver.end();
            return null;
        } catch (IsolationBreach found) {
            return found;
        }
    }

    private static HikariDataSource hikari(String driver) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Db.URL);
        config.setMaximumPoolSize(1);
        if (driver != null) {
            config.setDriverClassName(driver);
        }
        HikariDataSource pool = new HikariDataSource(config);
        OPEN.add(pool);
        return pool;
    }

    private static DataSource postgresql() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Db.URL);
        return source;
    }

    private static DataSource sqlite() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(Db.URL);
        return source;
    }

    private static Driver realDriver() throws ReflectiveOperationException {
        return (Driver) Class.forName(DRIVER).getDeclaredConstructor().newInstance();
    }

    private static Executable hibernate(Properties more) {
        Configuration configuration = new Configuration().addAnnotatedClass(Names.class);
        if (!more.containsKey("hibernate.connection.datasource")) {
            configuration.setProperty("hibernate.connection.url", Db.URL);
        }
        configuration.setProperty("hibernate.connection.pool_size", "1");
        // There is none for SQLite, and this statement needs none.
        configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQL10Dialect");
        configuration.setProperty("hibernate.temp.use_jdbc_metadata_defaults", "false");
        configuration.getProperties().putAll(more);
        SessionFactory factory = configuration.buildSessionFactory();
        OPEN.add(factory);
        return () -> {
            try (Session session = factory.openSession()) {
                session.beginTransaction();
                session.persist(new Names(UUID.randomUUID().toString()));
                session.getTransaction().commit();
            }
        };
    }

    private static Executable inserting(DataSource source) {
        return () -> {
            try (Connection connection = source.getConnection()) {
                insert(connection);
            }
        };
    }

    private static void insert(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE IF NOT EXISTS names (name text UNIQUE)");
            statement.execute("INSERT INTO names VALUES ('" + UUID.randomUUID() + "')");
            connection.commit();
        }
    }

    private static int count() throws Exception {
        try (Connection connection = DriverManager.getConnection(Db.URL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM names")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Opens a data source; what it returns inserts a row through it. */
    private interface Way {
        Executable open() throws Exception;
    }
}
