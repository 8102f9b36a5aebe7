"""The desk over HTTP, from the real server: requests of every kind, start and stop.

HEARSAY (or the first argument) is the program.
"""

import concurrent.futures
import html
import re
import signal
import socket
import subprocess
import time
import unittest

from served_desk import PROGRAM, REPORT, Desk, Served


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

    def test_every_link_of_every_page_leads_somewhere(self):
        waiting, seen = ["/"], set()
        while waiting:
            path = waiting.pop()
            response, body = self.desk.get(path)
            self.assertIn(response.status, [200, 302], path)
            seen.add(path)
            links = re.findall(r' (?:href|src|action)="(/[^"#]*)', body)
            links += [response.headers["Location"]] if response.status == 302 else []
            new = {html.unescape(link) for link in links} - seen - set(waiting)
            waiting.extend(sorted(new))
        for path in ["/desk.css", "/desk.js", "/reports/d1", "/claims/c1", "/api/v1/claims/c1"]:
            self.assertIn(path, seen)

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


if __name__ == "__main__":
    unittest.main()
