package city;

class SameTest {
    @Test
    void same() {
        check(new Shop().total(), 4);
    }

    private void check(int one, int other) {
        assertEquals(other, one);
    }
}
