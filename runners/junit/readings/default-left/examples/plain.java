class PriceTest {
    @Test
    void german() {
        Locale.setDefault(Locale.GERMANY);
        System.setOut(stream);
    }
}
