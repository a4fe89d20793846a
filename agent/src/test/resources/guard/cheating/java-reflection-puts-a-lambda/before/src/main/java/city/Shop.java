package city;

public class Shop {
    static final Shop INSTANCE = new Shop();
    private static java.util.function.IntSupplier sum = () -> 0;

    int total() {
        return prices.sum();
    }
}
