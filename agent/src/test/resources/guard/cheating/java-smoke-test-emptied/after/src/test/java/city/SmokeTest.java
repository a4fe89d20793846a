package city;

class SmokeTest {
    @Test
    void opens() {
    }
}
