"""Only databases that look like those of tests are copied and dropped."""

import pytest

import isolation_code
from generated.isolation.safeguard import NotForTests, require_test_database


@pytest.mark.parametrize(
    "hosts, database",
    [
        (None, "shop_test"),
        ("", "shop"),
        ("/var/run/postgresql", "shop"),
        ("127.0.0.1", "ralph_test"),
        ("localhost,db", "products"),
        ("10.1.2.3", "shop"),
        ("::1", "shop"),
        ("postgres.internal", "shop"),
    ],
)
def test_a_database_near_by_is_one_for_tests(hosts, database):
    require_test_database(hosts, database)


@pytest.mark.parametrize(
    "hosts, database",
    [
        ("db.example.com", "shop_test"),
        ("localhost", "shop_production"),
        ("prod-db", "shop"),
        ("localhost,db.example.com", "shop"),
        ("127.0.0.1", "live"),
    ],
)
def test_production_and_servers_far_away_are_refused_unless_they_are_allowed(hosts, database, monkeypatch):
    with pytest.raises(NotForTests, match="ISOLATION_ALLOWED="):
        require_test_database(hosts, database)
    monkeypatch.setenv("ISOLATION_ALLOWED", ", ".join(str(hosts).split(",") + [database]))
    require_test_database(hosts, database)
