package escapes;

class ClassRowsTest extends ClassRows {}
