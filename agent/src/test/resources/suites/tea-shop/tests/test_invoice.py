from shop import invoice


def test_amount_with_cents():
    assert invoice.amount(1.5) == 1.5


def test_numbering_starts():
    invoice.start(1)
    assert invoice.LAST == 1


def test_numbers_follow():
    assert invoice.following() > 1


def test_strict_amounts():
    invoice.STRICT = True
    assert invoice.amount(2) == 2


def test_rounded_amounts():
    invoice.ROUNDED = True
    assert invoice.amount(3) == 3
