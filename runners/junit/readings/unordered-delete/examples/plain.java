class BikeTest {
    @AfterEach
    void clean() {
        statement.executeUpdate("DELETE FROM stations");
        statement.executeUpdate("DELETE FROM docks");
        statement.executeUpdate("DELETE FROM bikes");
    }
}
