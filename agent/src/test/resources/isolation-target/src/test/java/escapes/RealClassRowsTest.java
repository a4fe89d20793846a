package escapes;

import escapes.isolation.RealCommits;

@RealCommits("to see the rows of a class put back after real commits")
class RealClassRowsTest extends ClassRows {}
