package city;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.Provider;
import java.security.Security;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** State of every kind: how a test leaves it changed, and how another minds. */
final class Leaks {
    private static final Path NEW = Paths.get("left", "behind.txt");
    private static final Path OLD = Paths.get("kept.txt");
    private static final Logger LOGGER = Logger.getLogger("city.leaks");

    private static int count;
    private static final List<String> NAMES = new ArrayList<>(Arrays.asList("a"));
    private static final Map<String, String> FIXED = new HashMap<>();
    private static final List<String> OF_ARRAY = Arrays.asList("x", "y");
    private static final int[] NUMBERS = {1, 2};
    private static final AtomicInteger ATOMIC = new AtomicInteger();
    private static final Tariff TARIFF = new Tariff();
    private static Tariff lazy;
    static boolean setUp;

    private Leaks() {}

    static class Base {
        private int level;
    }

    static final class Tariff extends Base {
        private int price = 3;
        private final List<String> zones = new ArrayList<>();
        private final List<Zone> all = new ArrayList<>(Arrays.asList(new Zone()));
    }

    static final class Zone {
        private int limit;
    }

    static void leave(String name) throws Exception {
        switch (name) {
            case "property":
                System.setProperty("city.mode", "night");
                break;
            case "cleared":
                System.clearProperty("java.vendor.url");
                break;
            case "value":
                count++;
                break;
            case "contents":
                NAMES.add("b");
                FIXED.put("k", "v");
                break;
            case "array":
                NUMBERS[0] = 7;
                OF_ARRAY.set(1, "z");
                break;
            case "atomic":
                ATOMIC.incrementAndGet();
                break;
            case "object":
                TARIFF.price = 9;
                ((Base) TARIFF).level = 4;
                TARIFF.zones.add("north");
                break;
            case "deep":
                TARIFF.all.get(0).limit = 5;
                break;
            case "lazy":
                lazy = new Tariff();
                break;
            case "setup":
                break;
            default:
                leaveInJvm(name);
        }
    }

    private static void leaveInJvm(String name) throws Exception {
        switch (name) {
            case "locale":
                Locale.setDefault(Locale.Category.FORMAT, new Locale("tlh"));
                break;
            case "zone":
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                break;
            case "stream":
                System.setErr(new PrintStream(new ByteArrayOutputStream()));
                System.setIn(new ByteArrayInputStream(new byte[1]));
                break;
            case "loader":
                Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
                break;
            case "provider":
                Security.insertProviderAt(new Security1(), 1);
                break;
            case "driver":
                DriverManager.registerDriver(new Driver1());
                break;
            case "handler":
                Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
                break;
            case "file":
                Files.createDirectories(NEW.getParent());
                Files.write(NEW, new byte[3]);
                break;
            case "changed":
                Files.write(OLD, new byte[3]);
                break;
            case "thread":
                new Thread(Leaks::sleep, "city-worker-7").start();
                break;
            case "logger":
                LOGGER.setLevel(Level.OFF);
                LOGGER.addHandler(new ConsoleHandler());
                break;
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void mind(String name) throws Exception {
        if (isLeft(name)) {
            throw new AssertionError(name + " was left changed");
        }
    }

    private static boolean isLeft(String name) throws IOException {
        switch (name) {
            case "property":
                return System.getProperty("city.mode") != null;
            case "cleared":
                return System.getProperty("java.vendor.url") == null;
            case "value":
                return count != 0;
            case "contents":
                return NAMES.size() != 1 || !FIXED.isEmpty();
            case "array":
                return NUMBERS[0] != 1 || !OF_ARRAY.get(1).equals("y");
            case "atomic":
                return ATOMIC.get() != 0;
            case "object":
                return TARIFF.price != 3 || ((Base) TARIFF).level != 0 || !TARIFF.zones.isEmpty();
            case "deep":
                return TARIFF.all.get(0).limit != 0;
            case "lazy":
                return lazy != null;
            case "setup":
                return setUp;
            case "locale":
                return Locale.getDefault(Locale.Category.FORMAT).getLanguage().equals("tlh");
            case "zone":
                return TimeZone.getDefault().getID().equals("Asia/Kathmandu");
            case "stream":
                return !System.err.getClass().equals(PrintStream.class) || System.in instanceof ByteArrayInputStream;
            case "loader":
                return Thread.currentThread().getContextClassLoader() != Leaks.class.getClassLoader();
            case "provider":
                return Security.getProvider("city") != null;
            case "driver":
                return Collections.list(DriverManager.getDrivers()).stream().anyMatch(Driver1.class::isInstance);
            case "handler":
                return Thread.getDefaultUncaughtExceptionHandler() != null;
            case "file":
                return Files.exists(NEW.getParent());
            case "changed":
                return Files.size(OLD) != 4;
            case "thread":
                return Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().startsWith("city-worker"));
            default:
                return LOGGER.getLevel() != null || LOGGER.getHandlers().length > 0;
        }
    }

    /** A security provider without services. */
    private static final class Security1 extends Provider {
        private static final long serialVersionUID = 1;

        Security1() {
            super("city", 1.0, "");
        }
    }

    /** A driver that takes no URL. */
    private static final class Driver1 implements Driver {
        @Override
        public Connection connect(String url, Properties info) {
            return null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return false;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return LOGGER;
        }
    }
}
