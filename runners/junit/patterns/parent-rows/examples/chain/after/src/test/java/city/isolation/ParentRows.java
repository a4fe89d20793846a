package city.isolation;

/**
 * Rows that a test refers to but that are not its subject. Each method adds the row with the given key, and the rows
 * that one refers to in turn, unless it is there; in memory there is nothing to add.
 *
 * <p>The key is given as column and value in turn; columns that must have a value and get none are made up.
 */
public final class ParentRows {
    private ParentRows() {}

    public static void products(Object... key) {
        NewRow row = new NewRow("products", key);
        if (row.isThere()) {
            return;
        }
        row.text("code");
        row.text("title");
        row.insert();
    }

    public static void stations(Object... key) {
        NewRow row = new NewRow("stations", key);
        if (row.isThere()) {
            return;
        }
        zones("id", row.number("zone_id"));
        row.text("code");
        row.text("name");
        row.any("opened", "2000-01-01");
        row.insert();
    }

    public static void zones(Object... key) {
        NewRow row = new NewRow("zones", key);
        if (row.isThere()) {
            return;
        }
        row.text("code");
        row.insert();
    }
}
