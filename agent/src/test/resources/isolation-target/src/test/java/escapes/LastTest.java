package escapes;

class LastTest extends Isolated {}
