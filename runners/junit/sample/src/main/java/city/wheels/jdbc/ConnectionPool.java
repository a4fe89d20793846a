package city.wheels.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A few connections for everybody; the one returned last is lent first. */
public final class ConnectionPool implements DataSource, AutoCloseable {
    private final String url;
    private final Semaphore permits;
    private final Duration patience;
    private final List<String> onConnect;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    public ConnectionPool(String url, int size, Duration patience, List<String> onConnect) {
        this.url = url;
        this.permits = new Semaphore(size);
        this.patience = patience;
        this.onConnect = List.copyOf(onConnect);
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitPermit();
        try {
            Connection connection = idle.pollFirst();
            return lend(connection == null || connection.isClosed() ? open() : connection);
        } catch (SQLException | RuntimeException failure) {
            permits.release();
            throw failure;
        }
    }

    private void awaitPermit() throws SQLException {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("No connection became free in " + patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a connection");
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            for (String sql : onConnect) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private Connection lend(Connection connection) {
        AtomicBoolean returned = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ConnectionPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    switch (method.getName()) {
                        case "close":
                            giveBack(connection, returned);
                            return null;
                        case "isClosed":
                            return returned.get() || connection.isClosed();
                        default:
                            return call(connection, method, args);
                    }
                });
    }

    private void giveBack(Connection connection, AtomicBoolean returned) {
        if (returned.compareAndSet(false, true)) {
            idle.addFirst(connection);
            permits.release();
        }
    }

    private static Object call(Connection connection, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user belongs into the URL");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper of " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
