@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CreateTest {
    @Test
    @Order(1)
    void create() {}
}
