"""Whatever is asked of the desk, or stands in a report, is words to it and nothing else.

HEARSAY (or the first argument) is the program. Beside our own strings the ones of public
suites are used where they are at hand; without them, and without Chromium, those tests
are left out and say so.
"""

import re
import unittest
import urllib.parse

import browser
from served_desk import HOSTILE, Desk, Served, suite, words_in


class HostileRequests(Served):
    """Whatever is asked for, the answer is one of ours: never a server's error."""

    PLACES = [
        "/claims?q={0}&speaker={0}&page={0}",
        "/api/v1/claims?q={0}&stance={0}",
        "/reports/{0}",
        "/reports/d1?q={0}&at={0}&part={0}",
    ]

    def ask_all(self, strings, places=PLACES):
        connection = self.desk.connect()
        self.addCleanup(connection.close)
        for string in strings:
            words = urllib.parse.quote(string[:400], safe="", errors="surrogatepass")
            for path in [place.format(words) for place in places]:
                connection.request("GET", path)
                response = connection.getresponse()
                body = response.read()
                if response.status >= 500 or response.headers["X-Added"]:
                    self.fail(f"{path}: {response.status}")
                if b"root:x:" in body:
                    self.fail(f"{path}: a file of the machine")
                kind = response.headers["Content-Type"]
                if kind.startswith("text/html") and body.count(b"<script") != 1:
                    self.fail(f"{path}: not escaped")

    def test_our_own_hostile_strings(self):
        self.ask_all(HOSTILE)

    def test_naughty_strings(self):
        self.ask_all(suite("naughty.tar.xz", "naughty/blns.json"))

    def test_payloads(self):
        for name in ["path_traversal", "sqli", "crlf", "xxe", "xss"]:
            with self.subTest(payloads=name):
                strings = words_in(suite("payloads.tar.xz", f"payloads/{name}.json"))
                self.ask_all(strings, self.PLACES[:2])

    def test_paths_as_they_are_written(self):
        for payload in words_in(suite("payloads.tar.xz", "payloads/path_traversal.json")):
            path = payload.encode("utf-8", "replace").replace(b" ", b"%20")
            if b"\r" in path or b"\n" in path or len(path) > 4000:
                continue
            answer = self.desk.raw(
                b"GET /" + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            self.assertRegex(answer[:12], r"HTTP/1\.1 4", payload)


@unittest.skipUnless(browser.PROGRAM, "chromium is not here: tools/setup.sh test installs it")
class HostileReports(unittest.TestCase):
    def setUp(self):
        self.tab = self.enterContext(browser.Browser())

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
