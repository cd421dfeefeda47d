"""What a browser says and hears over the websocket of a page whose slider is moved.

The bytes are kept as they are and sent again by `load.py`, so nothing here knows Streamlit's
protocol: each message of the browser is followed by what the server answered.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.chromium import SLIDER, wait_until_drawn

NUMBERS_MARK = b"large-numbers"  # stands in what the server sends to show the first numbers
STILL = 0.4  # seconds without a message after which an answer has ended
LONGEST_ANSWER = 20.0  # seconds


@dataclass(frozen=True)
class Exchange:
    """A message of the browser, and what it was sent until it spoke again."""

    sent: bytes
    received: tuple[bytes, ...]


@dataclass(frozen=True)
class Change:
    """The exchanges of one moved slider, and the message that brought the changed numbers."""

    exchanges: tuple[Exchange, ...]
    numbers: bytes


@dataclass(frozen=True)
class Recording:
    """The exchanges that open a page, and the changes that follow, in their order."""

    opening: tuple[Exchange, ...]
    changes: tuple[Change, ...]


class RecordedPage:
    """A page in a browser, with every message of its websocket since the last `exchanges()`."""

    def __init__(self, browser: Any, address: str) -> None:
        self.messages: list[tuple[bool, bytes]] = []  # whether the browser sent it, and its bytes
        self.last_received: float | None = None  # None while nothing has answered
        self.page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        self.page.on("websocket", self._listen)
        self.page.goto(address)
        wait_until_drawn(self.page)

    def _listen(self, socket: Any) -> None:
        socket.on("framesent", lambda message: self._keep(True, message))
        socket.on("framereceived", lambda message: self._keep(False, message))

    def _keep(self, is_sent: bool, message: bytes | str) -> None:
        content = message if isinstance(message, bytes) else message.encode()
        self.messages.append((is_sent, content))
        if not is_sent:
            self.last_received = time.monotonic()

    def press(self) -> None:
        """Move the slider by one step."""
        self.last_received = None
        self.page.focus(f"{SLIDER} input[type=range]")
        self.page.keyboard.press("ArrowRight")

    def is_answered(self) -> bool:
        """Whether an answer has begun, and nothing more has come for a while."""
        return self.last_received is not None and time.monotonic() - self.last_received > STILL

    def exchanges(self) -> tuple[Exchange, ...]:
        """What was said since the last call."""
        exchanges: list[Exchange] = []
        for is_sent, message in self.messages:
            if is_sent:
                exchanges.append(Exchange(message, ()))
            elif exchanges:
                sent, received = exchanges[-1].sent, exchanges[-1].received
                exchanges[-1] = Exchange(sent, (*received, message))
        self.messages.clear()
        return tuple(exchanges)


def recordings(browser: Any, addresses: list[str], changes: int) -> Iterator[Recording]:
    """A recording of each address, all moved at the same time."""
    pages = [RecordedPage(browser, address) for address in addresses]
    openings = [page.exchanges() for page in pages]
    answers: list[list[tuple[Exchange, ...]]] = [[] for _ in pages]
    for _ in range(changes):
        for page in pages:
            page.press()
        deadline = time.monotonic() + LONGEST_ANSWER
        while not all(page.is_answered() for page in pages) and time.monotonic() < deadline:
            pages[0].page.wait_for_timeout(50)
        for page, own_answers in zip(pages, answers, strict=True):
            own_answers.append(page.exchanges())
    for page, opening, own_answers in zip(pages, openings, answers, strict=True):
        page.page.context.close()
        yield Recording(opening, changes_of(opening, own_answers))


def changes_of(
    opening: tuple[Exchange, ...], answers: list[tuple[Exchange, ...]]
) -> tuple[Change, ...]:
    """Each answer with the message that brought its numbers, one that had not come before.

    Raises RuntimeError where an answer has none.
    """
    known = {message for exchange in opening for message in exchange.received}
    changes = []
    for exchanges in answers:
        received = [message for exchange in exchanges for message in exchange.received]
        numbers = [m for m in received if NUMBERS_MARK in m and m not in known]
        if not numbers:
            raise RuntimeError("The slider was moved, and the page showed no other number.")
        changes.append(Change(exchanges, numbers[0]))
        known.update(received)
    return tuple(changes)
