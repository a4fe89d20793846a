package escapes;

class VirtualCommitTest extends PostgresqlEscapes {}
