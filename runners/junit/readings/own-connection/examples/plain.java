class BikeTest {
    @Test
    void stores() {
        Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/city");
    }
}
