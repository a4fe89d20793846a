class BikeTest {
    @Test
    void stores() {
        connection.prepareStatement("INSERT INTO bikes VALUES (1)").execute();
        connection.commit();
        em.getTransaction().commit();
    }
}
