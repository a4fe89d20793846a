"""A PostgreSQL server of the tests' own: made when first asked for, gone with the run."""

import ctypes
import getpass
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
}


def binaries():
    """The newest server's programs, or None."""
    found = glob.glob("/usr/lib/postgresql/*/bin/postgres") + glob.glob("/usr/pgsql-*/bin/postgres")
    return os.path.dirname(max(found, key=len)) if found else None


class Server:
    """A cluster in a folder of its own, reached by a socket in it; also root may start one."""

    def __init__(self):
        # It goes as soon as the run ends, so it needs no disk; and a socket's path must be short.
        self.folder = tempfile.mkdtemp(prefix="pg-", dir="/dev/shm" if os.path.isdir("/dev/shm") else "/tmp")
        self._user = _other_user() if os.getuid() == 0 else None
        self.user = self._user.pw_name if self._user else getpass.getuser()
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        data = os.path.join(self.folder, "data")
        self._run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--no-locale", "--pgdata=" + data)
        settings = ["-c%s=%s" % pair for pair in SETTINGS.items()]
        command = [os.path.join(binaries(), "postgres"), "-D", data, "-k", self.folder, *settings]
        with open(os.path.join(self.folder, "log"), "w") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, **self._as_user())
        self._number = 0

    def _run(self, name, *arguments):
        command = [os.path.join(binaries(), name), *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **self._as_user())
        assert done.returncode == 0, done.stdout.decode()

    def _as_user(self):
        """PostgreSQL refuses to run as root."""

        def become():
            if self._user is not None:
                os.setgid(self._user.pw_gid)
                os.setgroups([])
                os.setuid(self._user.pw_uid)
            # A run that is killed takes the server along.
            ctypes.CDLL(None).prctl(1, 3)

        return {"cwd": self.folder, "preexec_fn": become}

    def wait(self, seconds=30):
        import psycopg2

        until = time.monotonic() + seconds
        while True:
            try:
                psycopg2.connect(self.dsn("postgres")).close()
                return self
            except psycopg2.OperationalError:
                log = Path(self.folder, "log").read_text()
                assert self._process.poll() is None and time.monotonic() < until, log
                time.sleep(0.02)

    def dsn(self, database):
        """For psycopg2 and psycopg."""
        return "host=%s user=%s dbname=%s" % (self.folder, self.user, database)

    def url(self, database, scheme="postgresql"):
        """For SQLAlchemy, psycopg2 and psycopg."""
        return "%s://%s@/%s?host=%s" % (scheme, self.user, database, self.folder)

    def database(self):
        """The name of a new, empty database."""
        import psycopg2

        self._number += 1
        name = "test_%d" % self._number
        connection = psycopg2.connect(self.dsn("postgres"))
        connection.autocommit = True
        strategy = " STRATEGY file_copy" if connection.server_version >= 150000 else ""
        with connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE %s TEMPLATE template0%s" % (name, strategy))
        connection.close()
        return name

    def stop(self):
        # SIGQUIT: nobody needs the data any more.
        self._process.send_signal(3)
        self._process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def _other_user():
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    raise AssertionError("root needs a user postgres or nobody to start PostgreSQL")


@pytest.fixture(scope="session")
def postgres_server():
    if binaries() is None:
        pytest.skip("needs postgresql")
    try:
        import psycopg2  # noqa: F401
    except ImportError:
        pytest.skip("needs psycopg2")
    server = Server()
    try:
        yield server.wait()
    finally:
        server.stop()
