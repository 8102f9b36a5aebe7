"""The desk as its users meet it: the real server over HTTP, its pages in a real browser.

HEARSAY (or the first argument) is the program. The tests with a browser need Chromium,
which tools/setup.sh installs for the tests; they are left out, and say so, without it.
"""

import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
import urllib.parse

import browser

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


class Http(Served):
    def status(self, request):
        answer = self.desk.raw(request)
        self.assertTrue(answer.startswith("HTTP/1.1 "), answer)
        return int(answer.split()[1])

    def test_a_connection_answers_one_request_after_another(self):
        connection = self.desk.connect()
        for path in ["/reports", "/desk.css", "/nothing", "/api/v1/claims", "/reports/d1"]:
            connection.request("GET", path)
            response = connection.getresponse()
            self.assertEqual(response.status, 404 if path == "/nothing" else 200)
            self.assertEqual(len(response.read()), int(response.headers["Content-Length"]))
        connection.close()

    def test_head_is_get_without_the_body(self):
        connection = self.desk.connect()
        connection.request("GET", "/reports/d1")
        whole = connection.getresponse()
        whole.read()
        connection.request("HEAD", "/reports/d1")
        head = connection.getresponse()
        self.assertEqual(head.read(), b"")
        self.assertEqual(head.headers["Content-Length"], whole.headers["Content-Length"])
        connection.request("GET", "/reports")  # nothing of a body was left behind
        self.assertEqual(connection.getresponse().status, 200)
        connection.close()

    def test_other_methods_are_refused_and_told_which_there_are(self):
        response, _ = self.desk.get("/reports", method="POST")
        self.assertEqual(response.status, 405)
        self.assertEqual(response.headers["Allow"], "GET, HEAD")

    def test_a_request_that_is_too_large_is_refused(self):
        host = b"Host: localhost\r\n"
        self.assertEqual(
            self.status(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 20000 + b"\r\n\r\n"), 431
        )
        self.assertEqual(self.status(b"GET /" + b"x" * 20000 + b" HTTP/1.1\r\n" + host), 431)
        body = b"Content-Length: 1000000\r\n\r\n" + b"x" * 1000
        self.assertEqual(self.status(b"POST / HTTP/1.1\r\n" + host + body), 413)

    def test_what_is_no_request_is_refused(self):
        for request in [
            b"GET / HTTP/1.1\r\n\r\n",  # no Host
            b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # TLS
            b"hello\r\n\r\n",
            b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ]:
            with self.subTest(request=request):
                self.assertEqual(self.status(request), 400)

    def test_a_page_of_another_name_is_not_shown(self):
        response, body = self.desk.get("/reports", Host="evil.example")
        self.assertEqual(response.status, 421)
        self.assertNotIn("Orsk", body)

    def test_a_line_end_in_a_path_adds_no_header(self):
        for path in ["/%0d%0aX-Added:%201", "/claims?q=%0d%0aX-Added:%201", "/reports/%0aX:1"]:
            response, _ = self.desk.get(path)
            self.assertIsNone(response.headers["X-Added"])
            self.assertLess(response.status, 500)

    def test_many_slow_clients_do_not_keep_others_waiting(self):
        slow = [
            socket.create_connection(("127.0.0.1", self.desk.port)) for _ in range(100)
        ]
        for connection in slow:
            connection.sendall(b"GET / HT")
        started = time.monotonic()
        response, _ = self.desk.get("/reports/d1")
        self.assertEqual(response.status, 200)
        self.assertLess(time.monotonic() - started, 5)
        for connection in slow:
            connection.close()

    def test_many_at_once_are_all_answered_alike(self):
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            pages = list(pool.map(lambda _: self.desk.get("/reports/d1")[1], range(100)))
        self.assertEqual(len(set(pages)), 1)

    def test_a_report_added_meanwhile_is_shown(self):
        before = len(self.desk.json("/api/v1/reports")["reports"])
        self.desk.add({"later.txt": "date 2031-03-04 Later\n\nSudland said it was over.\n"})
        self.assertEqual(len(self.desk.json("/api/v1/reports")["reports"]), before + 1)

    def test_nothing_was_changed_by_being_looked_at(self):
        done = subprocess.run(
            [PROGRAM, "verify", "--ledger", self.desk.ledger], capture_output=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)


class StartAndStop(unittest.TestCase):
    def setUp(self):
        if PROGRAM is None:
            self.skipTest("HEARSAY names no program")
        self.desk = Desk({"bridge.txt": REPORT})
        self.addCleanup(self.desk.close)

    def test_a_signal_ends_it_though_connections_are_open(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            with self.subTest(signal=number):
                desk = Desk({"bridge.txt": REPORT})
                self.addCleanup(desk.close)
                waiting = desk.connect()
                waiting.request("GET", "/reports")
                waiting.getresponse().read()
                started = time.monotonic()
                desk.process.send_signal(number)
                self.assertEqual(desk.process.wait(20), 0)
                self.assertLess(time.monotonic() - started, 3)
                waiting.close()

    def test_a_taken_port_is_named_with_the_remedy(self):
        done = subprocess.run(
            [PROGRAM, "serve", "--ledger", self.desk.ledger]
            + ["--listen", f"127.0.0.1:{self.desk.port}"],
            capture_output=True,
            text=True,
            timeout=30,
        )
        self.assertEqual(done.returncode, 6)
        self.assertIn(f"Port {self.desk.port} on 127.0.0.1 is taken", done.stderr)
        self.assertIn("--listen", done.stderr)

    def test_an_address_that_is_not_this_machines_is_named(self):
        done = subprocess.run(
            [PROGRAM, "serve", "--ledger", self.desk.ledger, "--listen", "192.0.2.1:8470"],
            capture_output=True,
            text=True,
            timeout=30,
        )
        self.assertEqual(done.returncode, 6)
        self.assertIn("192.0.2.1:8470", done.stderr)

    def test_a_ledger_that_is_not_there_is_named(self):
        done = subprocess.run(
            [PROGRAM, "serve", "--ledger", "/no/such/ledger.db", "--listen", "127.0.0.1:0"],
            capture_output=True,
            text=True,
            timeout=30,
        )
        self.assertEqual(done.returncode, 3)
        self.assertIn("/no/such/ledger.db", done.stderr)


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


class HostileRequests(Served):
    """Whatever is asked for, the answer is one of ours: never a server's error."""

    def ask_all(self, strings):
        connection = self.desk.connect()
        for string in strings:
            words = urllib.parse.quote(string[:400], safe="", errors="surrogatepass")
            for path in [
                f"/claims?q={words}&speaker={words}&page={words}",
                f"/api/v1/claims?q={words}&stance={words}",
                f"/reports/{words}",
                f"/reports/d1?q={words}&at={words}&part={words}",
            ]:
                connection.request("GET", path)
                response = connection.getresponse()
                body = response.read()
                if response.status >= 500 or response.headers["X-Added"]:
                    self.fail(f"{path}: {response.status}")
                if b"root:x:" in body:
                    self.fail(f"{path}: a file of the machine")
                if body.count(b"<script") > 1:
                    self.fail(f"{path}: not escaped")
        connection.close()

    def test_our_own_hostile_strings(self):
        self.ask_all(HOSTILE)

    def test_naughty_strings(self):
        self.ask_all(suite("naughty.tar.xz", "naughty/blns.json"))

    def test_payloads(self):
        for name in ["path_traversal", "sqli", "crlf", "xxe", "xss"]:
            with self.subTest(payloads=name):
                self.ask_all(words_in(suite("payloads.tar.xz", f"payloads/{name}.json")))

    def test_paths_as_they_are_written(self):
        for payload in words_in(suite("payloads.tar.xz", "payloads/path_traversal.json")):
            path = payload.encode("utf-8", "replace").replace(b" ", b"%20")
            if b"\r" in path or b"\n" in path or len(path) > 4000:
                continue
            answer = self.desk.raw(
                b"GET /" + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            self.assertRegex(answer[:12], r"HTTP/1\.1 4", payload)


# The contrast of every piece of text with what is behind it, as WCAG 2.1 (1.4.3) counts
# it: 4.5 at least, 3 for large text. Returns those below.
CONTRAST = """
(() => {
  const parse = (colour) => {
    const numbers = colour.match(/-?[\\d.]+(e-?\\d+)?/g).map(Number);
    if (colour.startsWith("color(")) return numbers.map((n, i) => (i < 3 ? n * 255 : n));
    return numbers;
  };
  const over = (top, below) => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
  };
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return over(colour, (colour[3] ?? 1) === 1 ? [0, 0, 0] : behind(element.parentElement));
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const below = behind(element);
    const [high, low] = [luminance(over(parse(style.color), below)), luminance(below)].sort(
      (a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) {
      faint.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${text.data.trim().slice(0, 30)}`);
    }
  }
  return [...faint];
})()
"""


@unittest.skipUnless(browser.PROGRAM, "chromium is not here: tools/setup.sh test installs it")
class InBrowser(Served):
    reports = {
        "bridge.txt": REPORT,
        "strait.txt": TOP / "examples" / "strait-dispute.txt",
        "hostile.txt": "Hostile words\n\n"
        + "\n\n".join(f'Norland said that {words} was "{words}".' for words in HOSTILE),
        "long word.txt": f"Norland said {'a' * 3000} to {'b' * 3000}\n\nOne {'c' * 3000}.\n",
        "empty of claims.txt": "Nothing\n\n...\n",
    }
    paths = [
        *["/reports", "/reports/d1", "/reports/d2", "/reports/d3", "/reports/d4"],
        *["/reports/d5", "/claims", "/claims?q=bridge", "/claims/c1", "/nothing"],
    ]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tab = cls.enterClassContext(browser.Browser())

    def setUp(self):
        self.tab.set_script(True)
        self.tab.set_media()
        self.tab.set_width(1280)

    def open(self, path):
        self.tab.open(self.desk.address.rstrip("/") + path)

    def claims(self, report="d1"):
        return self.desk.json(f"/api/v1/claims?report={report}")["claims"]

    def claim(self, **wanted):
        """The id of the first claim of the first report with these values."""
        for claim in self.claims():
            if all(claim[key] == value for key, value in wanted.items()):
                return claim["id"]
        self.fail(f"no claim has {wanted}")

    def shown_cards(self):
        return self.tab.run(
            "[...document.querySelectorAll('.card')].filter(card => card.checkVisibility())"
            ".map(card => card.id)"
        )

    def in_view(self, selector):
        return self.tab.run(
            f"(() => {{ const box = document.querySelector({selector!r})"
            ".getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })()"
        )

    def assert_nothing_ran(self):
        self.assertEqual(self.tab.told("Page.javascriptDialogOpening"), [])
        self.assertEqual(self.tab.told("Runtime.exceptionThrown"), [])
        entries = [entry["entry"]["text"] for entry in self.tab.told("Log.entryAdded")]
        self.assertEqual([text for text in entries if "404" not in text], [])
        requests = [asked["request"]["url"] for asked in self.tab.told("Network.requestWillBeSent")]
        self.assertTrue(requests)
        for url in requests:
            self.assertTrue(url.startswith(self.desk.address), url)

    def test_every_page_is_whole_quiet_and_asks_no_other_host(self):
        for path in self.paths:
            with self.subTest(path=path):
                self.open(path)
                self.assert_nothing_ran()
                self.assertNotEqual(self.tab.run("document.title"), "broken")
                self.assertEqual(self.tab.run("document.querySelectorAll('h1').length"), 1)
                self.assertEqual(
                    self.tab.run("document.querySelectorAll('main img, main svg, main "
                                 "iframe, main style, base').length"), 0)
                self.assertEqual(self.tab.run("document.compatMode"), "CSS1Compat")

    def test_no_page_is_wider_than_a_phone(self):
        for width in [360, 390, 768, 1120, 1280]:
            self.tab.set_width(width)
            for path in self.paths:
                with self.subTest(path=path, width=width):
                    self.open(path)
                    self.assertLessEqual(
                        self.tab.run("document.documentElement.scrollWidth"), width)

    def test_text_stands_out_from_what_is_behind_it_by_day_and_by_night(self):
        backgrounds = []
        for scheme in ["light", "dark"]:
            self.tab.set_media(prefers_color_scheme=scheme)
            for path in ["/reports/d1", "/reports/d2", "/claims", "/claims/c1", "/reports"]:
                with self.subTest(path=path, scheme=scheme):
                    self.open(path)
                    self.assertEqual(self.tab.run(CONTRAST), [])
            backgrounds.append(
                self.tab.run("getComputedStyle(document.body).backgroundColor"))
        self.assertEqual(len(set(backgrounds)), 2)

    def test_controls_have_names_and_the_first_tab_skips_to_the_page(self):
        for path in ["/reports/d1", "/claims"]:
            self.open(path)
            nameless = self.tab.run(
                "[...document.querySelectorAll('input:not([type=hidden]), select')]"
                ".filter(control => !control.labels.length).length")
            self.assertEqual(nameless, 0)
            self.tab.press("Tab")
            self.assertEqual(self.tab.run("document.activeElement.className"), "skip")
            self.assertTrue(self.in_view(".skip"))

    def test_words_lead_to_their_card_and_back_beside_the_report(self):
        last = self.claims()[-1]["id"]
        words = "#w" + last[1:]
        self.open("/reports/d1")
        self.assertFalse(self.in_view("#" + last))
        self.tab.click(words + " a")
        self.assertEqual(self.tab.run("location.hash"), "#" + last)
        self.assertTrue(self.in_view("#" + last))
        self.assertTrue(self.in_view(words))
        selected = self.tab.run(
            "[...document.querySelectorAll('.selected')].map(e => e.tagName).sort()")
        self.assertIn("MARK", selected)
        self.assertIn("ARTICLE", selected)
        self.tab.run("scrollTo({top: 0, behavior: 'instant'})")
        self.tab.click(f"#{last} .to-words")
        self.assertEqual(self.tab.run("location.hash"), words)
        time.sleep(1)  # the page glides
        self.assertTrue(self.in_view(words))

    def test_words_lead_to_their_card_and_back_without_a_script(self):
        claim = self.claims()[3]["id"]
        words = "#w" + claim[1:]
        for width in [1280, 390]:
            with self.subTest(width=width):
                self.tab.set_width(width)
                self.tab.set_script(False)
                self.open("/reports/d1")
                self.tab.set_script(True)  # to look; the desk's own script never ran
                self.assertFalse(self.tab.run("!!document.querySelector('.copy-button')"))
                self.tab.click(words + " a")
                self.assertEqual(self.tab.run("location.hash"), "#" + claim)
                self.assertTrue(self.in_view("#" + claim))
                self.assertTrue(self.in_view(words))
                position = self.tab.run(
                    f"getComputedStyle(document.querySelector('#{claim}')).position")
                self.assertEqual(position, "fixed" if width == 390 else "static")
                self.tab.click(f"#{claim} .to-words")
                self.assertEqual(self.tab.run("location.hash"), words)
                time.sleep(1)
                self.assertTrue(self.in_view(words))

    def test_escape_puts_a_card_away_on_a_phone(self):
        claim = self.claims()[0]["id"]
        self.tab.set_width(390)
        self.open("/reports/d1#" + claim)
        self.assertTrue(self.in_view("#" + claim))
        self.tab.press("Escape")
        self.assertEqual(
            self.tab.run(f"getComputedStyle(document.querySelector('#{claim}')).position"),
            "static")

    def test_the_filter_shows_the_same_at_once_as_without_a_script(self):
        for name, value in [
            ("speaker", "Norland"),
            ("stance", "does-not-acknowledge"),
            ("q", "bridge NORLAND"),
            ("q", "no such words"),
        ]:
            with self.subTest(name=name, value=value):
                self.open("/reports/d1")
                self.tab.run(
                    f"(() => {{ const field = document.querySelector('.filter [name={name}]');"
                    f"field.value = {value!r};"
                    "field.dispatchEvent(new Event('input', {bubbles: true})); })()")
                at_once = self.shown_cards()
                chips = self.tab.run("document.querySelectorAll('.chips li:not([hidden])').length")
                count = self.tab.run("document.querySelector('.count').textContent")
                address = self.tab.run("location.pathname + location.search")
                self.assertEqual(chips, len(at_once))
                self.tab.set_script(False)
                self.open(address)
                self.tab.set_script(True)
                self.assertEqual(self.shown_cards(), at_once)
                self.assertEqual(
                    self.tab.run("document.querySelector('.count').textContent"), count)
                self.assertLess(len(at_once), len(self.claims()))

    def test_the_filter_is_a_form_without_a_script(self):
        self.tab.set_script(False)
        self.open("/reports/d1")
        self.tab.set_script(True)
        self.tab.run("document.querySelector('.filter [name=speaker]').value = 'Sudland'")
        self.tab.events.clear()
        self.tab.click(".filter button")
        self.tab.wait_for_load()
        self.assertIn("speaker=Sudland", self.tab.run("location.search"))
        self.assertEqual(self.tab.run("document.querySelector('.filter select').value"), "Sudland")

    def test_a_link_to_a_filtered_claim_shows_all_again(self):
        silence = self.claim(stance="does-not-acknowledge")
        self.open("/reports/d1?speaker=Norland")
        self.assertNotIn(silence, self.shown_cards())
        self.tab.run(f"location.hash = '#{silence}'")
        self.tab.settle()
        self.assertIn(silence, self.shown_cards())
        self.assertTrue(self.in_view("#" + silence))

    def test_a_claim_is_copied_with_whose_it_is(self):
        claim = self.claims()[1]["id"]
        self.tab.send(
            "Browser.grantPermissions",
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        )
        self.open("/reports/d1")
        self.tab.click(f"#{claim} .copy-button")
        copied = self.tab.run("navigator.clipboard.readText()")
        self.assertEqual(
            copied, self.tab.run(f"document.querySelector('#{claim} .quotation').textContent"))
        self.assertIn("Norland claims it holds the bridge at Orsk", copied)  # the title
        self.assertIn("3 March 2031", copied)
        self.assertIn(f"d1, {claim}", copied)

    def test_the_quotation_is_there_to_select_without_a_script(self):
        self.tab.set_script(False)
        self.open("/reports/d1")
        self.tab.set_script(True)
        claim = self.claims()[1]["id"]
        self.tab.click(f"#{claim} summary")
        self.assertTrue(
            self.tab.run(f"document.querySelector('#{claim} .quotation').checkVisibility()"))

    def test_a_search_from_any_page_finds_claims(self):
        self.open("/reports/d1")
        self.tab.run("document.querySelector('#find').value = 'dam'")
        self.tab.events.clear()
        self.tab.click(".find button")
        self.tab.wait_for_load()
        self.assertEqual(self.tab.run("location.pathname"), "/claims")
        self.assertTrue(self.shown_cards())
        self.assertIn("shelling the dam", self.tab.run("document.body.innerText"))

    def test_nothing_in_the_payloads_runs(self):
        payloads = [
            words.replace("\n", " ")
            for words in words_in(suite("payloads.tar.xz", "payloads/xss.json"))
        ]
        reports = {
            f"{i}.txt": f"date 2031-03-03 {payloads[i]}\n\n"
            + "\n\n".join(f"Norland said {words} again." for words in payloads[i : i + 500])
            for i in range(0, len(payloads), 500)
        }
        desk = Desk(reports)
        self.addCleanup(desk.close)
        for report in desk.json("/api/v1/reports")["reports"]:
            parts = 1
            part = 1
            while part <= parts:
                self.tab.open(f"{desk.address}reports/{report['id']}?part={part}")
                self.tab.run("document.querySelectorAll('details').forEach(d => d.open = true)")
                self.assertEqual(self.tab.told("Page.javascriptDialogOpening"), [])
                self.assertEqual(self.tab.told("Log.entryAdded"), [])
                for asked in self.tab.told("Network.requestWillBeSent"):
                    self.assertTrue(asked["request"]["url"].startswith(desk.address))
                self.assertEqual(self.tab.run("document.scripts.length"), 1)
                several = re.search(
                    r"Part \d+ of (\d+)", self.tab.run("document.body.innerText"))
                parts = int(several[1]) if several else 1
                part += 1


if __name__ == "__main__":
    unittest.main()
