"""A real Chromium without a window, driven over the pipe of its DevTools protocol.

Only Python's standard library: the protocol is JSON objects that end in a zero byte.
"""

import base64
import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAM = shutil.which("chromium")
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
]


class Browser:
    """One tab. Use with `with`; `events` are what the tab told of, newest last."""

    def __init__(self):
        self.events = []
        self.scripted = True
        self.ids = itertools.count(1)
        self.buffer = b""

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser = [fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in os.pipe()]
        from_browser = [fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in os.pipe()]
        self.process = subprocess.Popen(
            # Chromium reads from file 3 and writes to file 4.
            ["bash", "-c", f'exec "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}', "bash"]
            + [PROGRAM, *OPTIONS, f"--user-data-dir={self.profile.name}"],
            pass_fds=(to_browser[0], from_browser[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser[0])
        os.close(from_browser[1])
        self.to_browser, self.from_browser = to_browser[1], from_browser[0]
        self.session = None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ["Page", "Runtime", "Network", "Log", "Security"]:
            self.send(domain + ".enable")
        return self

    def __exit__(self, *_):
        os.close(self.to_browser)  # Chromium ends when nobody talks to it
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.from_browser)
        self.profile.cleanup()

    def read(self, deadline):
        while b"\0" not in self.buffer:
            if not select.select([self.from_browser], [], [], deadline - time.time())[0]:
                raise TimeoutError("Chromium does not answer")
            more = os.read(self.from_browser, 1 << 20)
            if not more:
                raise EOFError("Chromium has ended")
            self.buffer += more
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def send(self, method, **parameters):
        """The answer to one command; what the tab tells meanwhile goes to `events`."""
        number = next(self.ids)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        deadline = time.time() + 60
        while True:
            answer = self.read(deadline)
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.take(answer)

    def take(self, event):
        self.events.append(event)
        if event.get("method") == "Page.javascriptDialogOpening":
            message = {
                "id": next(self.ids),
                "method": "Page.handleJavaScriptDialog",
                "params": {"accept": False},
                "sessionId": self.session,
            }
            os.write(self.to_browser, json.dumps(message).encode() + b"\0")

    def told(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]

    def open(self, address):
        """Goes there and waits until the page is whole."""
        self.send("Page.navigate", url="about:blank")  # else "#c1" loads nothing anew
        self.events.clear()
        result = self.send("Page.navigate", url=address)
        if "errorText" in result:
            raise RuntimeError(f"{address}: {result['errorText']}")
        self.wait_for_load()

    def wait_for_load(self):
        deadline = time.time() + 60
        while not self.told("Page.loadEventFired"):
            self.take(self.read(deadline))
        self.settle()

    def settle(self):
        """Until two frames are drawn: then styles and scrolling are done."""
        if not self.scripted:
            time.sleep(0.3)  # a page without a script cannot tell
            return
        try:
            self.send(
                "Runtime.evaluate",
                expression="new Promise(done => requestAnimationFrame(() => "
                "requestAnimationFrame(done)))",
                awaitPromise=True,
            )
        except RuntimeError as error:
            if "navigated" not in str(error):  # to another page: there is none to settle
                raise

    def run(self, script):
        """The value of a JavaScript expression."""
        result = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in result:
            raise RuntimeError(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def click(self, selector):
        """Clicks in the middle of what is seen of the element, as a hand would."""
        self.run(f"document.querySelector({selector!r}).scrollIntoView({{block: 'nearest', behavior: 'instant'}})")
        self.settle()
        box = self.run(
            f"(() => {{ const box = document.querySelector({selector!r})"
            ".getClientRects()[0]; return {x: box.x + box.width / 2, "
            "y: box.y + box.height / 2}; })()"
        )
        for kind in ["mousePressed", "mouseReleased"]:
            self.send(
                "Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **box
            )
        self.settle()

    def press(self, key, code=None):
        for kind in ["keyDown", "keyUp"]:
            self.send(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=code or key,
                windowsVirtualKeyCode={"Tab": 9, "Escape": 27, "Enter": 13}.get(key, 0),
            )
        self.settle()

    def set_width(self, width, height=800):
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def set_media(self, **features):
        self.send(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": name.replace("_", "-"), "value": value}
                for name, value in features.items()
            ],
        )

    def set_script(self, allowed):
        self.scripted = allowed
        self.send("Emulation.setScriptExecutionDisabled", value=not allowed)

    def screenshot(self, path):
        data = self.send("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
