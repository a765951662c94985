"""A headless Chromium, spoken to over its DevTools pipe: no network port, no library."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

BROWSER = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
WAIT = 60  # seconds for any answer
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
# DevTools reads from file 3 and writes to file 4; what stands there in this process is not ours to replace.
INTO_PLACE = (
    "import os, sys; ours = [os.dup(int(n)) for n in sys.argv[1:3]]; "
    "held = [os.dup(n) for n in ours]; os.dup2(held[0], 3); os.dup2(held[1], 4); os.execv(sys.argv[3], sys.argv[3:])"
)


@dataclass
class Window:
    """One page of the browser, and everything that it asked for and complained about."""

    _to: int
    _answers: "Queue[dict[str, Any]]"
    _session: str = ""
    _number: int = 0
    asked: list[str] = field(default_factory=list)  # every address that the page asked for
    complaints: list[str] = field(default_factory=list)  # of the console, the policy and the network

    def call(self, method: str, **words: Any) -> dict[str, Any]:
        """Sends one command and returns its result; events that come meanwhile are noted."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": words}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, message
                return dict(message["result"])

    def _next(self) -> dict[str, Any]:
        try:
            message = self._answers.get(timeout=WAIT)
        except Empty:
            raise AssertionError("the browser does not answer") from None
        self._note(message)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        method, words = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(words["request"]["url"])
        elif method == "Log.entryAdded":
            self.complaints.append(f"{words['entry']['text']} {words['entry'].get('url', '')}")
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str([one.get("value") for one in words["args"]]))
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(words["exceptionDetails"]["text"])

    def begin(self) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.scheme("light")

    def until_loaded(self) -> None:
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def go(self, address: str) -> None:
        self.call("Page.navigate", url=address)
        self.until_loaded()

    def tell(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def awaited(self, script: str) -> Any:
        """The value that the promise of an expression in the page comes to."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Clicks the first element there, and waits for the page that it leads to."""
        assert self.tell(f"document.querySelector({json.dumps(selector)}) !== null"), (selector, self.address)
        self.tell(f"document.querySelector({json.dumps(selector)}).click()")
        self.until_loaded()

    def type(self, selector: str, words: str) -> None:
        self.tell(f"document.querySelector({json.dumps(selector)}).value = {json.dumps(words)}")

    def press(self, key: str, *, leads: bool = False) -> None:
        """Presses a key; waits for the page that it leads to, if it ``leads`` to one."""
        words = {"key": key, "text": key} if len(key) == 1 else {"key": key}
        if key == "Escape":
            words["code"] = key
            self.call("Input.dispatchKeyEvent", type="rawKeyDown", windowsVirtualKeyCode=27, **words)
        else:
            self.call("Input.dispatchKeyEvent", type="keyDown", **words)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)
        if leads:
            self.until_loaded()

    def size(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def scheme(self, name: str) -> None:
        """light or dark; nothing moves by itself, so that a place is reached when it is asked for."""
        wishes = {"prefers-color-scheme": name, "prefers-reduced-motion": "reduce"}
        features = [{"name": wish, "value": value} for wish, value in wishes.items()]
        self.call("Emulation.setEmulatedMedia", features=features)

    @property
    def address(self) -> str:
        return str(self.tell("location.href"))

    @property
    def text(self) -> str:
        return str(self.tell("document.querySelector('main').innerText"))


@contextlib.contextmanager
def window() -> Iterator[Window]:
    """A fresh browser with one empty page; it is ended afterwards."""
    assert BROWSER is not None
    to_read, to = os.pipe()
    come_from, from_write = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        start = [sys.executable, "-c", INTO_PLACE, str(to_read), str(from_write), BROWSER, *SWITCHES]
        process = subprocess.Popen(
            [*start, f"--user-data-dir={Path(folder) / 'profile'}"],
            pass_fds=(to_read, from_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        answers: Queue[dict[str, Any]] = Queue()
        reader = threading.Thread(target=_read, args=(come_from, answers), daemon=True)
        reader.start()
        opened = Window(to, answers)
        try:
            opened.begin()
            yield opened
        finally:
            os.close(to)
            process.terminate()
            process.wait(timeout=WAIT)
            reader.join(timeout=WAIT)


def _read(come_from: int, answers: "Queue[dict[str, Any]]") -> None:
    """Puts every message of the pipe into the queue, until the browser is gone."""
    waiting = b""
    with open(come_from, "rb", buffering=0) as pipe:
        while part := pipe.read(1 << 16):
            *whole, waiting = (waiting + part).split(b"\0")
            for message in whole:
                answers.put(json.loads(message))
