class BikeTest {
    @AfterEach
    void clean() {
        // Children first, because of the foreign keys.
        statement.executeUpdate("DELETE FROM docks");
        statement.executeUpdate("DELETE FROM stations");
    }

    void one() {
        statement.executeUpdate("DELETE FROM docks");
    }
}
