@TestMethodOrder(MethodOrderer.Random.class)
class CreateTest {
    @RegisterExtension
    @Order(1)
    Extension extension = new Extension();
}
