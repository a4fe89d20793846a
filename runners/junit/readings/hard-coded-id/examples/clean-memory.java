class BikeTest {
    @Test
    void stores() {
        open("jdbc:h2:mem:city");
        statement.execute("INSERT INTO bikes (id, name) VALUES (7, 'red')");
    }
}
