"""A ledger with reports and the real server over it, for the tests of the desk."""

import http.client
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tarfile
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("HEARSAY") or (sys.argv.pop(1) if len(sys.argv) > 1 else None)
SUITES = TOP.parent / "shared" / "suites"

REPORT = """date 2031-03-03 Norland claims it holds the bridge at Orsk
Talks between the two sides are due to open on Tuesday

Norland claims it has captured the bridge at Orsk, in what would be its first gain this year.

Sudland did not acknowledge the claim late on Monday. Norland said its flag was raised over the bridge.

Blame for the dam
Norland accused Sudland of shelling the dam above the town on Sunday.

The mayor of Orsk said "the water is still rising", and that over 600 people had left.

Norland's foreign ministry warned that it would close the border if the shelling went on.

Norland claims it has captured the bridge at Orsk, in what would be its first gain this year.
"""

HOSTILE = [
    "<script>document.title='broken'</script>",
    '"><img src=x onerror="document.title=\'broken\'">',
    "'><svg/onload=alert(1)>",
    "</title></textarea></p><iframe src='javascript:alert(1)'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{display:none}</style><base href=//evil.example>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "\u202egnp.exe\u2066\u200f",
]


class Desk:
    """A ledger with reports, served."""

    def __init__(self, reports):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        self.ledger = folder / "ledger.db"
        self.add(reports)
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--ledger", self.ledger, "--listen", "127.0.0.1:0"],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        said = self.process.stderr.readline()
        self.address = re.search(r"http://127\.0\.0\.1:\d+/", said)[0]
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    def add(self, reports):
        """Reports are texts, or files that exist."""
        files = []
        for name, report in reports.items():
            file = report
            if isinstance(report, str):
                file = pathlib.Path(self.folder.name) / name
                file.write_text(report, encoding="utf-8", errors="surrogatepass")
            files.append(file)
        subprocess.run(
            [PROGRAM, "add", "--ledger", self.ledger, *files],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
        )

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.process.stderr.close()
        self.folder.cleanup()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path, method="GET", **headers):
        connection = self.connect()
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response, body

    def json(self, path):
        response, body = self.get(path)
        assert response.status == 200, (path, response.status, body)
        return json.loads(body)

    def raw(self, request):
        """All that comes back for these bytes; the server closes, or half a second passes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(request)
            connection.settimeout(0.5)
            answer = b""
            try:
                while more := connection.recv(65536):
                    answer += more
            except (TimeoutError, ConnectionResetError):
                pass
            return answer.decode("latin-1")


class Served(unittest.TestCase):
    """One desk for all tests of a class."""

    reports = {"bridge.txt": REPORT}

    @classmethod
    def setUpClass(cls):
        if PROGRAM is None:
            raise unittest.SkipTest("HEARSAY names no program")
        cls.desk = Desk(cls.reports)

    @classmethod
    def tearDownClass(cls):
        cls.desk.close()


def suite(archive, name):
    """The strings of a file in one of the suites, where they are."""
    path = SUITES / archive
    if not path.exists():
        raise unittest.SkipTest(f"{archive} is not here")
    with tarfile.open(path) as tar:
        return json.load(tar.extractfile(name))


def words_in(value):
    """Every string in what a suite's JSON holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from words_in(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from words_in(entry)
