class PriceTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void german() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }
}
