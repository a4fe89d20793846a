package city;

class SameTest {
    @Test
    void same() {
        check(new Shop().total(), 3);
    }

    private void check(int one, int other) {
        assertEquals(other, one);
    }
}
