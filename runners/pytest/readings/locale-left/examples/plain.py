import locale

def test_it(tmp_path):
    locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    assert True
