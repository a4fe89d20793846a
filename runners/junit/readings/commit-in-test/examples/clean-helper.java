class BikeTest {
    @Test
    void stores() {
        verify(connection).commit();
        repository.commit();
    }

    void deleteAll() {
        connection.commit();
    }
}
