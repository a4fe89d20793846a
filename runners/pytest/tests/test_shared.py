"""Fixtures that several tests share: they are named where somebody asks, and made anew before the last test."""

import pytest

SUITE = {
    "conftest.py": """
        import pytest

        @pytest.fixture(scope="session")
        def shelf():
            return ["assam"]
        """,
    "test_shop.py": """
        import pytest

        @pytest.fixture(scope="module")
        def basket(shelf):
            yield [shelf]

        @pytest.fixture
        def own():
            return []

        def test_sells(basket, own):
            basket[0].pop()
            basket.append("paid")
            own.append(1)

        def test_is_new(basket, own):
            assert (basket, own) == ([["assam"]], [])

        def test_shelf(shelf):
            assert shelf == ["assam"]
        """,
}
SELLS, IS_NEW, SHELF = ("test_shop.py::" + name for name in ("test_sells", "test_is_new", "test_shelf"))


def test_what_a_test_has_in_hand_is_told_where_lines_are_asked_for(project):
    session = project(SUITE)
    (answer,) = session.run([SELLS], look="lines")
    assert answer.leaks() == {"FIXTURE:test_shop.py::basket", "FIXTURE:conftest.py::shelf"}
    (answer,) = session.run([SELLS], look="leaks")
    assert answer.leaks() == set()


@pytest.mark.parametrize(
    "order, renewed, outcome",
    [
        ([SELLS, IS_NEW], [], "FAILED"),
        ([SELLS, IS_NEW], ["test_shop.py::basket"], "FAILED"),
        ([SELLS, IS_NEW], ["conftest.py::shelf"], "FAILED"),  # the basket has the old one
        ([SELLS, IS_NEW], ["conftest.py::shelf", "test_shop.py::basket"], "PASSED"),
        ([SELLS, SHELF], ["test_shop.py::basket"], "FAILED"),
        ([SELLS, SHELF], ["conftest.py::shelf"], "PASSED"),
        ([SELLS, SHELF], ["other.py::shelf"], "FAILED"),
    ],
)
def test_a_new_one_holds_nothing_of_what_was_done_to_the_old(project, order, renewed, outcome):
    session = project(SUITE)
    (answer,) = session.run(order, restore=["FIXTURE:" + name for name in renewed])
    assert (answer.outcomes, answer.remark) == (["PASSED", outcome], "")


def test_a_worker_makes_it_anew_as_well(project):
    arguments = ["test=" + SELLS, "test=" + SHELF, "restore=FIXTURE:conftest.py::shelf"]
    session = project(SUITE, mode="run", more=arguments)
    outcomes = [event["outcome"] for event in session.wait_for("end") if event["event"] == "finished"]
    assert outcomes == ["PASSED", "PASSED"]
