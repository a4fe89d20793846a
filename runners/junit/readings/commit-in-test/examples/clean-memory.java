class BikeTest {
    private final String url = "jdbc:sqlite::memory:";

    @Test
    void stores() {
        connection.commit();
    }
}
