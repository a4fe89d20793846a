class BikeTest {
    void clean() {
        statement.execute("DELETE FROM bikes WHERE id LIKE 'TEST-1-%'");
        statement.execute("DELETE FROM bikes WHERE id LIKE '" + prefix + "-%'");
    }
}
