class BikeTest {
    @Test
    void stores() {
        DriverManager.getConnection("jdbc:sqlite::memory:");
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
    }

    Connection helper() {
        return DriverManager.getConnection("jdbc:postgresql://localhost/city");
    }
}
