class Checks:
    def test_open(self, db):
        assert db
