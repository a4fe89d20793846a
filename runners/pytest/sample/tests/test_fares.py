import pytest

from bikeshare import fares


def test_members_have_the_only_discount():
    assert fares.names() == ["member"]


def test_a_broken_cent_is_the_riders():
    assert fares.apply("member", 1999) == 1799


def test_a_night_ride_is_half_price():
    fares.register("night", 50)

    assert fares.apply("night", 900) == 450
    assert "night" in fares.names()


@pytest.mark.parametrize("percent", [0, 101])
def test_a_discount_has_its_limits(percent):
    with pytest.raises(ValueError):
        fares.register("odd", percent)
