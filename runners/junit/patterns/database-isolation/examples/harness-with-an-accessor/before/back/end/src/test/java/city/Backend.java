package city;

final class Backend {
    private static Backend instance;

    static synchronized Backend current() {
        if (instance == null) {
            instance = new Backend();
        }
        return instance;
    }
}
