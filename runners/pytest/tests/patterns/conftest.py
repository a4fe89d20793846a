"""Real servers and real runs of pytest for the code that the patterns generate."""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

PATTERNS = Path(__file__).resolve().parents[2] / "patterns"
SUITES = Path(__file__).resolve().parent / "suites"
GENERATED = (
    "database-isolation",
    "virtual-commit",
    "real-commits",
    "worker-database",
    "database-per-test",
)
LINE = "from isolation.database import pytest_addhooks  # noqa: F401\n"

collect_ignore = ["suites", "bench.py"]


def needs(*modules):
    """Names what is not installed; a run that must not go without a test looks for that."""
    for module in modules:
        try:
            __import__(module)
        except ImportError:
            pytest.skip("needs python3-" + module)


def lay_out(folder):
    """Puts the generated package where ralph does."""
    target = folder / "isolation"
    target.mkdir(parents=True)
    (target / "__init__.py").touch()
    for pattern in GENERATED:
        for template in (PATTERNS / pattern).glob("*.template"):
            shutil.copyfile(template, target / template.name[: -len(".template")])


class Server:
    """A PostgreSQL of its own in a folder of its own."""

    def __init__(self):
        programs = sorted(
            Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4])
        )
        if not programs:
            pytest.skip("needs postgresql")
        self._bin = programs[-1].parent
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self._folder = Path(tempfile.mkdtemp(prefix="server-", dir=memory))
        # PostgreSQL refuses to be root.
        self._user = pwd.getpwnam("postgres" if self._is_user("postgres") else "nobody")
        if os.getuid() == 0:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        data = str(self._folder / "data")
        command = [
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "--no-sync",
            "--locale=C.UTF-8",
        ]
        subprocess.run(
            self._as_user(command), check=True, stdout=subprocess.DEVNULL, **self._keywords()
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self._folder,
            "fsync": "off",
            "max_connections": 100,
            "max_prepared_transactions": 5,
        }
        options = [word for item in settings.items() for word in ("-c", "%s=%s" % item)]
        self.log = open(str(self._folder) + ".log", "wb")
        self._process = subprocess.Popen(
            self._as_user(["postgres", "-D", data] + options), stderr=self.log, **self._keywords()
        )

    @staticmethod
    def _is_user(name):
        return any(user.pw_name == name for user in pwd.getpwall())

    def _as_user(self, command):
        return [str(self._bin / command[0])] + command[1:]

    def _keywords(self):
        def become():
            os.setgroups([])
            os.setgid(self._user.pw_gid)
            os.setuid(self._user.pw_uid)

        return {"preexec_fn": become, "cwd": "/"} if os.getuid() == 0 else {"cwd": "/"}

    def url(self, database, user="postgres"):
        return "postgresql://%s@127.0.0.1:%d/%s" % (user, self.port, database)

    def connect(self, database="postgres"):
        import psycopg2

        until = time.monotonic() + 20
        while True:
            try:
                connection = psycopg2.connect(self.url(database))
                connection.autocommit = True
                return connection
            except psycopg2.OperationalError:
                assert self._process.poll() is None and time.monotonic() < until
                time.sleep(0.02)

    def rows(self, sql, database="postgres"):
        connection = self.connect(database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def databases(self):
        return {
            row[0] for row in self.rows("SELECT datname FROM pg_database WHERE NOT datistemplate")
        }

    def stop(self):
        # At once: nobody needs the data any more, and a client that is left would keep it waiting.
        self._process.send_signal(signal.SIGQUIT)
        try:
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()
            self.log.close()
            os.remove(self.log.name)
            shutil.rmtree(self._folder)


@pytest.fixture(scope="session")
def server():
    needs("psycopg2")
    started = Server()
    started.rows("SELECT 1")
    yield started
    started.stop()


@pytest.fixture
def database(server):
    """The address of an empty database."""
    name = "app%d" % (len(server.databases()) + int(time.monotonic() * 1000) % 100000)
    server.rows("CREATE DATABASE %s" % name)
    yield server.url(name)
    assert not [left for left in server.databases() if left.startswith(name + "_w_")]
    server.rows("DROP DATABASE %s" % name)


class Run:
    """What a run of pytest said."""

    def __init__(self, process, output):
        self.code = process.returncode
        self.output = output
        self.outcomes = {}
        for word, test in re.findall(
            r"^(PASSED|FAILED|ERROR|XFAIL|SKIPPED) (\S.*?)(?: - .*)?$", output, re.MULTILINE
        ):
            self.outcomes.setdefault(test.partition("::")[2], []).append(word)

    def bad(self):
        return {test: words for test, words in self.outcomes.items() if words != ["PASSED"]}


class Project:
    """A project with tests that are isolated; its folder of tests is given."""

    def __init__(self, folder, tests="tests", line=LINE):
        self.folder = folder
        self.tests = folder / tests
        if line:
            lay_out(self.tests)
            (self.tests / "conftest.py").write_text(line)

    def add(self, name, text):
        (self.tests / name).parent.mkdir(parents=True, exist_ok=True)
        (self.tests / name).write_text(text)

    def add_suite(self, suite, set_up=None):
        """Adds the tests of a suite; what they are set up with may be that of another one."""
        conftest = SUITES / (set_up or suite) / "conftest.py"
        self.add("conftest.py", (self.tests / "conftest.py").read_text() + conftest.read_text())
        for file in (SUITES / suite).glob("test_*.py"):
            self.add(file.name, file.read_text())

    def start(self, *options, **environment):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        if not any(option.startswith("-n") for option in options):
            # What else is installed takes a third of the time of a start.
            kept["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        return subprocess.Popen(
            [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", *options],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(kept, PYTHONDONTWRITEBYTECODE="1", **environment),
        )

    def run(self, *options, **environment):
        return ended(self.start(*options, **environment))


def ended(process):
    output = process.communicate(timeout=120)[0].decode(errors="replace")
    return Run(process, output)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)
