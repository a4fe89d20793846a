"""Modules that tests import while they run: only what is changed after that is a change of what they hold."""

import pytest

SUITE = {
    "shop/__init__.py": "from .stock import SHELF\nfrom . import till\n",
    "shop/stock.py": "SHELF = ['assam']\n",
    "shop/till.py": "from . import stock\nstock.SHELF.append('keemun')\nclass Till:\n    coins = []\n",
    "test_shop.py": """
        def test_looks():
            import shop

        def test_sells():
            from shop import stock
            stock.SHELF.pop()

        def test_earns():
            import shop.till
            shop.till.Till.coins.append(2)

        def test_clears():
            import shop
            shop.SHELF = []

        def test_is_new():
            import shop.till
            assert (shop.SHELF, shop.stock.SHELF, shop.till.Till.coins) == (["assam", "keemun"], ["assam", "keemun"], [])

        def test_cannot():
            import shop
            shop.SHELF = []
            import shop.nothing
        """,
}
IMPORTED = {"IMPORTED_MODULE:" + name for name in ("shop", "shop.stock", "shop.till")}


@pytest.mark.parametrize(
    "test, state",
    [
        ("test_looks", set()),
        ("test_sells", {"MODULE_ATTRIBUTE:shop.stock.SHELF"}),
        ("test_earns", {"CLASS_ATTRIBUTE:shop.till.Till.coins"}),
        ("test_clears", {"MODULE_ATTRIBUTE:shop.SHELF"}),
        ("test_cannot", {"MODULE_ATTRIBUTE:shop.SHELF"}),
    ],
)
def test_what_a_module_holds_is_seen_from_its_import_on(project, test, state):
    session = project(SUITE)
    order = ["test_shop.py::" + test, "test_shop.py::test_is_new"]
    (answer,) = session.run(order, look="leaks")
    assert answer.leaks() == state | IMPORTED
    assert answer.outcomes[1] == ("FAILED" if state else "PASSED")
    (answer,) = session.run(order, restore=list(state))
    assert (answer.outcomes[1], answer.remark) == ("PASSED", "")


def test_a_worker_sees_it_as_well(project):
    tests = ["test=test_shop.py::" + test for test in ("test_earns", "test_is_new")]
    restored = "restore=CLASS_ATTRIBUTE:shop.till.Till.coins"
    session = project(SUITE, mode="run", more=[*tests, "probe=true", restored])
    events = session.wait_for("end")
    leaks = {"%(kind)s:%(where)s" % event for event in events if event["event"] == "leak"}
    assert leaks == {"CLASS_ATTRIBUTE:shop.till.Till.coins"} | IMPORTED
    assert [event["outcome"] for event in events if event["event"] == "finished"] == ["PASSED", "PASSED"]


def test_a_script_that_is_loaded_under_no_name_gets_none(project):
    session = project(
        {
            "deploy/settings.py": "REAL = False\n",
            "settings.py": "REAL = True\n",
            "test_it.py": """
                def test_loads_a_script():
                    import importlib.util
                    spec = importlib.util.spec_from_file_location("settings", "deploy/settings.py")
                    spec.loader.exec_module(importlib.util.module_from_spec(spec))

                def test_imports_the_real_one():
                    import settings
                    assert settings.REAL
            """,
        }
    )
    session.tests()

    tests = ["test_it.py::test_loads_a_script", "test_it.py::test_imports_the_real_one"]
    (answer,) = session.run(tests, look="leaks")

    assert answer.outcomes == ["PASSED", "PASSED"]
