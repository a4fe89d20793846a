package dev.ralph.provider;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running PostgreSQL in which every cell gets a database and a role of its own, so that no cell ever learns the
 * password ralph has and no cell is a superuser of a server that is not in its sandbox.
 */
final class SharedServer implements AutoCloseable {

    /** A database and the role that owns it; both have this name. */
    record Tenant(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** The first half of the advisory lock that a session holds as long as it lives. */
    private static final int LOCK = 0x72616c70;

    private static final Pattern TENANT = Pattern.compile(".*_ralph_test_(?<session>[0-9a-f]{8})_\\d+");
    private static final int LONGEST_BASE = 30;
    private static final int GRANTABLE_SETTINGS = 150_000;

    private final InetSocketAddress address;
    private final Connection connection;
    private final SecureRandom random = new SecureRandom();
    private final String prefix;
    private final String session;
    private int count;

    private SharedServer(InetSocketAddress address, Connection connection, String database) throws SQLException {
        this.address = address;
        this.connection = connection;
        this.prefix = database.substring(0, Math.min(LONGEST_BASE, database.length())) + "_ralph_test_";
        this.session = lockedSession();
    }

    /** Connects, and drops what sessions that were killed have left behind. */
    static SharedServer connect(InetSocketAddress address, String database, String user, String password)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        String url = "jdbc:postgresql://%s:%d/%s".formatted(address.getHostString(), address.getPort(), database);
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            SharedServer server = new SharedServer(address, connection, database);
            server.dropLeftovers();
            return server;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Such as {@code 17.11}. */
    synchronized String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
    }

    /** Creates an empty database and its owner. */
    synchronized Tenant create() throws SQLException {
        count++;
        Tenant tenant = new Tenant(prefix + session + "_" + count, hex(16));
        try (Statement statement = connection.createStatement()) {
            String name = statement.enquoteIdentifier(tenant.name(), true);
            statement.execute(
                    "CREATE ROLE %s LOGIN NOSUPERUSER CREATEDB PASSWORD '%s'".formatted(name, tenant.password()));
            if (isSuperuser()) {
                allowRestoring(statement, name);
            } else {
                statement.execute("GRANT %s TO CURRENT_USER".formatted(name));
            }
            statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE template0".formatted(name, name));
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        }
        return tenant;
    }

    /** Fixtures that undo real commits switch triggers and foreign keys off while they restore rows. */
    private void allowRestoring(Statement statement, String name) throws SQLException {
        if (Integer.parseInt(only("SHOW server_version_num")) >= GRANTABLE_SETTINGS) {
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO " + name);
        }
    }

    /** Drops a role and all its databases, also those that tests created and those that are still connected to. */
    synchronized void drop(String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String owner = statement.enquoteIdentifier(role, true);
            for (String database : strings(
                    "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = ? ORDER BY datname", role)) {
                String name = statement.enquoteIdentifier(database, true);
                statement.execute("ALTER DATABASE %s WITH IS_TEMPLATE false".formatted(name));
                statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
            }
            for (String there : strings("SELECT rolname FROM pg_roles WHERE rolname = ?", role)) {
                statement.execute("DROP OWNED BY " + owner);
                statement.execute("DROP ROLE " + statement.enquoteIdentifier(there, true));
            }
        }
    }

    /** Drops what this session made and has not dropped yet, and disconnects. */
    @Override
    public synchronized void close() throws SQLException {
        try (connection) {
            for (String role : tenants()) {
                if (role.startsWith(prefix + session)) {
                    drop(role);
                }
            }
        }
    }

    private void dropLeftovers() throws SQLException {
        for (String role : tenants()) {
            Matcher matcher = TENANT.matcher(role);
            if (matcher.matches() && lock(matcher.group("session"))) {
                drop(role);
            }
        }
    }

    private List<String> tenants() throws SQLException {
        return strings("SELECT rolname FROM pg_roles WHERE starts_with(rolname, ?) ORDER BY rolname", prefix).stream()
                .filter(TENANT.asMatchPredicate())
                .toList();
    }

    private String lockedSession() throws SQLException {
        String candidate = hex(4);
        while (!lock(candidate)) {
            candidate = hex(4);
        }
        return candidate;
    }

    /** Whether no living session has this name; the server itself forgets the lock of a killed one. */
    private boolean lock(String name) throws SQLException {
        int key = ByteBuffer.wrap(HexFormat.of().parseHex(name)).getInt();
        return only("SELECT pg_try_advisory_lock(%d, %d)".formatted(LOCK, key)).equals("t");
    }

    private boolean isSuperuser() throws SQLException {
        return only("SHOW is_superuser").equals("on");
    }

    private String only(String sql) throws SQLException {
        return strings(sql).get(0);
    }

    private List<String> strings(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
