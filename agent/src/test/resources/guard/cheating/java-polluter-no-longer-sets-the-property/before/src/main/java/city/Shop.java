package city;

public class Shop {
    static final Shop INSTANCE = new Shop();
    private static Prices prices = new Prices();

    int total() {
        return prices.sum();
    }
}
