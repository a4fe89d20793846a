package city;

class SmokeTest {
    @Test
    void opens() {
        new Shop().open();
    }
}
