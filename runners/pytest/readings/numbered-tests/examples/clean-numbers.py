class TestIssues:
    def test_1_create(self):
        value = 3

    def test_2_read(self):
        pass

def test_404_page():
    pass
