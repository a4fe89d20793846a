class BikeTest {
    @Test
    void stores() {
        statement.execute("INSERT INTO bikes (id, name) VALUES (7, 'red')");
        statement.execute("INSERT INTO docks (dock_id) VALUES ('TEST-DOCK')");
    }
}
