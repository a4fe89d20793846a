"""Schemas drawn by chance: trees, nets, references to oneself, circles, long keys, several schemas."""

import random

ACTIONS = ["NO ACTION", "NO ACTION", "RESTRICT", "CASCADE", "SET NULL"]


class RandomTable:
    def __init__(self, name):
        self.name = name
        self.columns = []
        self.constraints = []
        self.references = []
        self.key = []
        self.optional = []
        self.shared = []
        self.other_key = None


class RandomSchema:
    """The statements that make one, for one database; the same seed makes the same."""

    def __init__(self, seed, postgresql):
        self.chance = random.Random(seed)
        self.postgresql = postgresql
        self.schemas = ["one", "two"] if postgresql and self.chance.random() < 0.4 else [""]
        count = self.chance.randint(2, 8)
        self.tables = [self._table(number) for number in range(count)]
        shape = self.chance.choice(["tree", "net", "circles", "all"])
        self.circles = shape in ("circles", "all")
        for number, table in enumerate(self.tables):
            self._refer(number, table, shape)

    def _table(self, number):
        schema = self.chance.choice(self.schemas)
        table = RandomTable((schema + "." if schema else "") + self.chance.choice(["t%d", "t_%d", "Table%d"]) % number)
        table.kind = self.chance.choice(["counted", "counted", "always", "text", "number", "uuid", "long", "long"])
        self._key(table)
        if self.chance.random() < 0.25:
            # References may go to another key, which may be null where nobody refers to it.
            optional = self.chance.choice(["", " NOT NULL"])
            table.columns.append("u varchar(40)%s UNIQUE" % optional)
            table.other_key = [("u", "varchar(40)")]
        for extra in range(self.chance.randint(0, 3)):
            self._column(table, "c%d" % extra)
        return table

    def _key(self, table):
        kind, columns = table.kind, table.columns
        if kind in ("counted", "always"):
            how = "ALWAYS" if kind == "always" else "BY DEFAULT"
            table.key = [("id", "bigint" if self.postgresql else "integer")]
            if self.postgresql:
                serial = kind == "counted" and self.chance.random() < 0.5
                columns.append("id " + ("bigserial" if serial else "bigint GENERATED %s AS IDENTITY" % how))
                table.constraints.append("PRIMARY KEY (id)")
            else:
                columns.append("id integer PRIMARY KEY" + (" AUTOINCREMENT" if kind == "always" else ""))
            return
        types = {"text": ["varchar(60)"], "number": ["integer"], "long": ["varchar(60)", "integer"]}
        types["uuid"] = ["uuid" if self.postgresql else "text"]
        for place, type_name in enumerate(types[kind]):
            name = "k%d" % place
            default = " DEFAULT gen_random_uuid()" if type_name == "uuid" and self.chance.random() < 0.5 else ""
            columns.append("%s %s NOT NULL%s" % (name, type_name, default))
            table.key.append((name, type_name))
        table.constraints.append("PRIMARY KEY (%s)" % ", ".join(name for name, _ in table.key))

    def _column(self, table, name):
        kinds = [
            "text NOT NULL",
            "text",
            "varchar(8) NOT NULL UNIQUE",
            "smallint NOT NULL",
            "numeric(5, 2) NOT NULL CHECK ({0} > 0)",
            "varchar(10) NOT NULL CHECK ({0} IN ('open', 'done'))",
            "varchar(20) NOT NULL CHECK (length({0}) = 3)",
            "integer NOT NULL CHECK ({0} BETWEEN 5 AND 7)",
            "date NOT NULL",
            "timestamp NOT NULL",
            "boolean NOT NULL",
            "integer NOT NULL DEFAULT 7",
            "text NOT NULL DEFAULT 'it''s 100%%?'",
            "integer GENERATED ALWAYS AS (1 + 1) STORED",
        ]
        if self.postgresql:
            kinds += ["jsonb NOT NULL", "integer[] NOT NULL", "color NOT NULL", "plus NOT NULL", "bytea NOT NULL"]
            kinds += ["timestamptz NOT NULL", "uuid NOT NULL", "inet NOT NULL", "char(2) NOT NULL", "time NOT NULL"]
        table.columns.append("%s %s" % (name, self.chance.choice(kinds).format(name)))

    def _refer(self, number, table, shape):
        parents = self.tables[:number]
        wanted = []
        if parents:
            few = 1 if shape == "tree" else self.chance.randint(0, 3)
            wanted += [(self.chance.choice(parents), self.chance.random() < 0.7) for _ in range(few)]
        if shape in ("circles", "all") and self.chance.random() < 0.5:
            wanted.append((self.chance.choice(self.tables[number:]), self.chance.random() < 0.6))
        if shape == "all" and self.chance.random() < 0.3:
            wanted.append((table, self.chance.random() < 0.4))
        for place, (parent, required) in enumerate(wanted):
            self._reference(table, parent, required, "r%d" % place)

    def _reference(self, table, parent, required, name):
        columns = []
        key = parent.key
        if parent.other_key and self.chance.random() < 0.5:
            key = parent.other_key
        for place, (_, type_name) in enumerate(key):
            column = "%s_%d" % (name, place)
            # A part of a long key may be shared with the reference before.
            shared = [c for t, c in table.shared if t == type_name]
            if required and len(key) > 1 and shared and self.chance.random() < 0.5:
                columns.append(shared[0])
                continue
            table.columns.append("%s %s%s" % (column, type_name, " NOT NULL" if required else ""))
            columns.append(column)
            if required and len(key) > 1:
                table.shared.append((type_name, column))
        action = self.chance.choice(ACTIONS)
        if required and action == "SET NULL" and not self.postgresql and self.circles:
            # SQLite would write the null before the row can be deleted, and in a circle none is first.
            action = "CASCADE"
        later = self.chance.choice(["", "", " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE INITIALLY IMMEDIATE"])
        text = "FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE %s%s" % (
            ", ".join(columns),
            self.quoted(parent.name),
            ", ".join(name for name, _ in key),
            action,
            later,
        )
        table.references.append(text)
        if not required:
            table.optional.append((columns, parent, key))

    @staticmethod
    def quoted(name):
        return ".".join('"%s"' % part for part in name.split("."))

    def statements(self):
        made = []
        if self.postgresql:
            made += ["CREATE SCHEMA %s" % schema for schema in self.schemas if schema]
            made += ["CREATE TYPE color AS ENUM ('red', 'green')", "CREATE DOMAIN plus AS integer CHECK (VALUE > 0)"]
        for table in self.tables:
            inside = table.columns + table.constraints + ([] if self.postgresql else table.references)
            end = ""
            if not self.postgresql and table.kind in ("text", "long") and self.chance.random() < 0.3:
                end = " WITHOUT ROWID"
            made.append("CREATE TABLE %s (\n  %s\n)%s" % (self.quoted(table.name), ",\n  ".join(inside), end))
        if self.postgresql:
            # The parents may come later.
            for table in self.tables:
                made += ["ALTER TABLE %s ADD %s" % (self.quoted(table.name), text) for text in table.references]
        return made
