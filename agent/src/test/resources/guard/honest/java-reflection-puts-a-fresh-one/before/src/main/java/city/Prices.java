package city;

public class Prices {
    int sum() {
        return 0;
    }

    static int of(String name) {
        return 3;
    }
}
