package city;

class SmokeTest {
    @Test
    @Disabled
    void opens() {
        new Shop().open();
    }
}
