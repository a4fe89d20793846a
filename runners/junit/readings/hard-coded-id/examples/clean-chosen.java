class BikeTest {
    @Test
    void stores() {
        statement.execute("INSERT INTO bikes (name) VALUES ('red')");
        statement.execute("INSERT INTO bikes (id, name) VALUES (?, 'red')");
        statement.execute("INSERT INTO bikes (id) VALUES (1) ON CONFLICT DO NOTHING");
    }
}
