"""50 and 100 sessions that each move a slider every 2 seconds, over the websocket.

Each session speaks Streamlit's own protocol: it opens the overview, then sends new values of one
slider and takes the time until the first number of the page, and until the server has sent all
that has changed. Prints p50, p95, errors and the memory of the server. Nothing here fails.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.servers import ROOT, served

SESSIONS = (50, 100)
SECONDS = 30.0
PAUSE = 2.0  # seconds between the changes of a session
PATIENCE = 20.0  # seconds until an answer counts as an error
MOST_SESSIONS, MOST_SECONDS = 200, 300.0
SLIDER = "control-overtime_share-care"
VALUES = [half / 2 for half in range(10, 100)]  # percent
WHOLE_RUNS = (
    ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY,
    ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass
class Measured:
    """Milliseconds of every change of all sessions, and what went wrong."""

    opened: list[float] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    processor: float = 0.0  # seconds that the server took for all changes
    errors: list[str] = field(default_factory=list)


class Session:
    """One reader: a websocket, and what the page told about its slider."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.slider: Any = None
        self.fragment = ""
        self.page_script_hash = ""
        self.bytes = 0

    async def open(self) -> None:
        """Open the page and take the slider's id from what the server sends."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self.socket.send(message.SerializeToString())
        await self._until_whole(lambda _: None)
        if self.slider is None:
            raise RuntimeError(f"The page has no slider {SLIDER}.")

    async def change(self, value: float) -> tuple[float, float]:
        """Move the slider; milliseconds to the first number and to the end of the answer."""
        message = BackMsg()
        script = message.rerun_script
        script.page_script_hash, script.fragment_id = self.page_script_hash, self.fragment
        state = script.widget_states.widgets.add()
        state.id = self.slider.id
        state.double_array_value.data.append(value)
        self.bytes = 0
        first: list[float] = []
        start = time.perf_counter()

        def note(delta: Any) -> None:
            if not first and delta.new_element.WhichOneof("type") == "html":
                first.append(time.perf_counter() - start)

        await self.socket.send(message.SerializeToString())
        await self._until_whole(note)
        whole = time.perf_counter() - start
        if not first:
            raise RuntimeError("The answer has no number.")
        return 1000 * first[0], 1000 * whole

    async def _until_whole(self, note: Callable[[Any], None]) -> None:
        """Read until a run has ended that was not cut short for another."""
        async with asyncio.timeout(PATIENCE):
            while True:
                raw = await self.socket.recv()
                self.bytes += len(raw)
                message = ForwardMsg.FromString(raw)
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self.page_script_hash = message.new_session.page_script_hash
                elif kind == "delta":
                    self._read(message.delta)
                    note(message.delta)
                elif kind == "script_finished" and message.script_finished in WHOLE_RUNS:
                    return

    def _read(self, delta: Any) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"The page shows {element.exception.type}.")
        if kind == "slider" and element.slider.id.endswith(SLIDER):
            self.slider, self.fragment = element.slider, delta.fragment_id


async def opened_session(address: str, stack: contextlib.AsyncExitStack) -> Session:
    """A session on a page that is drawn, until the stack closes."""
    from websockets.asyncio.client import connect

    connection = connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        compression=None,
        max_size=None,
        proxy=None,
    )
    session = Session(await stack.enter_async_context(connection))
    await session.open()
    return session


async def changes_of(session: Session, number: int, seconds: float, measured: Measured) -> None:
    """The changes of one session; each session has a beat of its own."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, PAUSE))
    end, value = time.perf_counter() + seconds, None
    while time.perf_counter() < end:
        turn = time.perf_counter()
        value = chance.choice([new for new in VALUES if new != value])
        first, whole = await session.change(value)
        measured.numbers.append(first)
        measured.wholes.append(whole)
        measured.received.append(session.bytes)
        await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - turn)))


async def readers(address: str, process_id: int, sessions: int, seconds: float) -> Measured:
    """All sessions: opened one after the other, then changed at once."""
    measured = Measured()
    watch = asyncio.create_task(watched_memory(process_id, measured))
    try:
        async with contextlib.AsyncExitStack() as stack:
            held = []
            for _ in range(sessions):
                start = time.perf_counter()
                held.append(await opened_session(address, stack))
                measured.opened.append(1000 * (time.perf_counter() - start))
            before = processor_seconds(process_id)
            ended = await asyncio.gather(
                *(changes_of(one, number, seconds, measured) for number, one in enumerate(held)),
                return_exceptions=True,
            )
            measured.processor = processor_seconds(process_id) - before
        measured.errors += [f"{type(fault).__name__}: {fault}" for fault in ended if fault]
    except Exception as fault:
        measured.errors.append(f"{type(fault).__name__}: {fault}")
    finally:
        watch.cancel()
    return measured


async def watched_memory(process_id: int, measured: Measured) -> None:
    """Note the memory of the server every second, until cancelled."""
    while True:
        measured.memory.append(memory_mb(process_id))
        await asyncio.sleep(1)


def memory_mb(process_id: int) -> float:
    """Resident memory of a process; NaN where the system does not tell it this way."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return float("nan")


def processor_seconds(process_id: int) -> float:
    """Time that a process has had a processor for; NaN where the system does not tell it so."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return float("nan")


def spread(times: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    if len(times) < 2:
        return "too few"
    last = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return f"p50 {statistics.median(times):6.0f} ms   p95 {last:6.0f} ms"


def report(sessions: int, measured: Measured) -> str:
    """What was measured, in lines."""
    each = 1000 * measured.processor / max(1, len(measured.wholes))
    lines = [
        f"{sessions} sessions, a change every {PAUSE:.0f} s each: {len(measured.wholes)} changes",
        f"  first number     {spread(measured.numbers)}",
        f"  whole answer     {spread(measured.wholes)}",
        f"  page opened      {spread(measured.opened)}",
        f"  errors           {len(measured.errors)}",
        f"  memory of server {measured.memory[0]:.0f} MB before, "
        f"{max(measured.memory):.0f} MB at most",
        f"  processor time   {each:.0f} ms a change",
    ]
    if measured.received:
        lines.append(f"  an answer has    {statistics.median(measured.received) / 1024:.0f} kB")
    return "\n".join([*lines, *(f"    {error}" for error in sorted(set(measured.errors)))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    given = parser.parse_args()
    seconds = min(given.seconds, MOST_SECONDS)
    for sessions in (min(count, MOST_SESSIONS) for count in given.sessions):
        with served(ROOT / "app.py") as (address, process):
            place = address.removeprefix("http://")
            number = process.pid
            asyncio.run(readers(place, number, 1, 1.0))  # imports, as after the first visitor
            measured = asyncio.run(readers(place, number, sessions, seconds))
            print(report(sessions, measured), flush=True)
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
