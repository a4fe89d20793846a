package city

class StoreTest {
    @Test
    fun adds() {
        assertEquals(3, Store().total())
    }
}
