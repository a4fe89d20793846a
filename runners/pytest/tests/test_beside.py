"""Beside the plugins that targets use: probes run, orders are kept, and what a plugin does is nobody's leak."""

from importlib.util import find_spec

import pytest

PACKAGES = {
    "xdist": "python3-pytest-xdist",
    "pytest_asyncio": "python3-pytest-asyncio",
    "pytest_timeout": "python3-pytest-timeout",
    "pytest_django": "python3-pytest-django and python3-django",
    "pytest_randomly": "pytest-randomly",
}
PLAIN = "STATE = []\ndef test_a(): STATE.append(1)\ndef test_b(): assert not STATE\ndef test_c(): pass\n"


@pytest.fixture
def beside(project):
    """Starts a session beside a plugin; where that is not installed, the test is skipped and says so."""

    def start(module, files, **keywords):
        if find_spec(module) is None or (module == "pytest_django" and find_spec("django") is None):
            pytest.skip("needs %s" % PACKAGES[module])
        return project(files, plugins=True, **keywords)

    return start


def quiet(session, *orders):
    """The outcomes of these orders, which must leave no leak."""
    answers = session.run(*orders, look="leaks")
    assert [(answer.leaks(), answer.end) for answer in answers] == [(set(), "ENDED")] * len(orders)
    return [answer.outcomes for answer in answers]


@pytest.mark.parametrize("asked", ["-n 2", "-n 2 --dist loadfile", "-f", "-p xdist.looponfail"])
def test_xdist_spreads_nothing(beside, asked):
    session = beside("xdist", {"test_it.py": PLAIN, "pytest.ini": "[pytest]\naddopts = %s\n" % asked})
    a, b, c = session.tests()
    answers = session.run([a, b, c], [b, a], [c, b])
    assert [answer.outcomes for answer in answers] == [["PASSED", "FAILED", "PASSED"], ["PASSED"] * 2, ["PASSED"] * 2]
    assert [answer.started() for answer in answers] == [[a, b, c], [b, a], [c, b]]


def test_fixtures_of_xdist_can_be_had(beside):
    session = beside("xdist", {"test_it.py": "def test_a(worker_id, testrun_uid): assert worker_id == 'master'\n"})
    assert quiet(session, session.tests()) == [["PASSED"]]


@pytest.mark.parametrize("mode", ["auto", "strict"])
def test_asyncio_has_a_loop_of_its_own_in_each_probe(beside, mode):
    session = beside(
        "pytest_asyncio",
        {
            "pytest.ini": "[pytest]\nasyncio_mode = %s\n" % mode,
            "test_it.py": """
            import asyncio, pytest, pytest_asyncio
            SEEN = []
            @pytest_asyncio.fixture
            async def number():
                await asyncio.sleep(0)
                yield 1
                await asyncio.sleep(0)
            @pytest.mark.asyncio
            async def test_a(number): SEEN.append(number)
            @pytest.mark.asyncio
            async def test_b(number):
                await asyncio.sleep(0.01)
                assert not SEEN
            @pytest.mark.asyncio
            async def test_c(): asyncio.get_running_loop()
            """,
        },
    )
    a, b, c = session.tests()
    assert [answer.outcomes for answer in session.run([a, b], [b, a], [c, c])] == [["PASSED", "FAILED"], ["PASSED"] * 2, ["PASSED"] * 2]
    (answer,) = session.run([a, b, c], look="leaks")
    assert answer.leaks() == {"MODULE_ATTRIBUTE:test_it.SEEN"}


def test_a_timeout_fails_its_test_and_reaches_no_other(beside):
    session = beside(
        "pytest_timeout",
        {
            "pytest.ini": "[pytest]\ntimeout = 1\n",
            "test_it.py": """
            import time
            def test_hangs(): time.sleep(30)
            def test_quick(): pass
            def test_long(): time.sleep(0.7)
            """,
        },
    )
    hangs, quick, long = session.tests()
    first, second, third, fourth = session.run([hangs, quick], [quick, hangs], [quick, quick], [long, long])
    assert [first.outcomes, first.end] == [["FAILED", "PASSED"], "ENDED"]
    assert "Timeout" in next(event["failure"]["message"] for event in first.events if "failure" in event)
    assert [second.outcomes, third.outcomes, fourth.outcomes] == [["PASSED", "FAILED"], ["PASSED"] * 2, ["PASSED"] * 2]
    assert quiet(session, [hangs, quick]) == [["FAILED", "PASSED"]]


def test_a_timeout_that_ends_the_process_ends_its_probe_alone(beside):
    files = {"test_it.py": "import time\ndef test_hangs(): time.sleep(30)\ndef test_quick(): pass\n"}
    files["pytest.ini"] = "[pytest]\ntimeout = 1\ntimeout_method = thread\n"
    session = beside("pytest_timeout", files)
    hangs, quick = session.tests()
    answers = session.run([hangs, quick], [quick, hangs], [quick, quick])
    assert [answer.end for answer in answers] == ["CRASHED", "CRASHED", "ENDED"]
    assert answers[2].outcomes == ["PASSED"] * 2


def test_django_sees_a_fresh_database_in_each_probe(beside):
    session = beside(
        "pytest_django",
        {
            "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = settings\npythonpath = .\n",
            "settings.py": """
            SECRET_KEY = "x"
            INSTALLED_APPS = ["shop"]
            DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.db"}}
            DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
            USE_TZ = True
            """,
            "shop/__init__.py": "",
            "shop/models.py": """
            from django.db import models
            class Customer(models.Model):
                name = models.TextField()
            """,
            "test_it.py": """
            import pytest
            from shop.models import Customer
            @pytest.mark.django_db
            def test_a():
                Customer.objects.create(name="Ann")
                assert Customer.objects.count() == 1
            @pytest.mark.django_db
            def test_b(): assert Customer.objects.count() == 0
            def test_c(): Customer.objects.count()
            @pytest.mark.django_db(transaction=True)
            def test_d(settings):
                settings.USE_TZ = False
                Customer.objects.create(name="Ben")
            """,
        },
    )
    a, b, c, d = sorted(session.tests())  # the plugin has put those with transactions behind
    answers = session.run([a, b], [b, a], [d, b], [c, b])
    assert [answer.outcomes for answer in answers] == [["PASSED"] * 2, ["PASSED"] * 2, ["PASSED"] * 2, ["FAILED", "PASSED"]]
    (answer,) = session.run([b, a, b, d, b], look="leaks")
    assert answer.outcomes == ["PASSED"] * 5
    # Both are filled by Django itself when a database is first used.
    assert answer.leaks() <= {"CLASS_ATTRIBUTE:shop.models.Customer._meta", "MODULE_ATTRIBUTE:settings.DATABASES"}


def test_randomly_shuffles_nothing(beside):
    session = beside("pytest_randomly", {"test_it.py": "".join("def test_%d(): pass\n" % i for i in range(9))})
    tests = session.tests()
    assert tests == ["test_it.py::test_%d" % i for i in range(9)]
    assert session.run(tests[::-1])[0].started() == tests[::-1]
