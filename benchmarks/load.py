"""50 and 100 sessions that each move a slider every 2 seconds, over the websocket.

A few browsers open the overview, each with a scenario of its own, and move the slider; then many
sessions send again what those browsers sent, and wait for what they were answered. Takes the time
until the message that brought the changed numbers, and until the last message of the answer; an
answer without those very bytes is an error. Prints p50, p95, errors, memory and processor time of
the server; with `--before FOLDER` those of an earlier commit as well. It does not judge.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.chromium import chromium
from benchmarks.recording import Change, Exchange, Recording, recordings
from benchmarks.servers import ROOT, served

SESSIONS = (50, 100)
SERVERS = (1, 2)  # processes of the product
SECONDS = 30.0
PAUSE = 2.0  # seconds between the changes of a session
PATIENCE = 20.0  # seconds until an answer counts as an error
MOST_SESSIONS, MOST_SECONDS, MOST_SERVERS = 200, 120.0, 8
# Ten scenarios from which the slider is moved, so that sessions seldom ask for the same results.
SCENARIOS = [f"?full_time_share.home_care=0.{share}" for share in range(45, 95, 5)]


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


async def answered(socket: Any, exchange: Exchange) -> dict[bytes, float]:
    """Send a message and read to the end of its answer: each message, and when it first came.

    The answer has ended when its last message has come as often as it came to the browser.
    """
    times: dict[bytes, float] = {}
    await socket.send(exchange.sent)
    if exchange.received:
        last = exchange.received[-1]
        missing = exchange.received.count(last)
        async with asyncio.timeout(PATIENCE):
            while missing:
                message = await socket.recv()
                times.setdefault(message, time.perf_counter())
                missing -= message == last
    return times


async def change(socket: Any, recorded: Change, measured: Measured) -> None:
    """Play one change and note its times."""
    start = time.perf_counter()
    times: dict[bytes, float] = {}
    for exchange in recorded.exchanges:
        times = {**await answered(socket, exchange), **times}
    whole = time.perf_counter() - start
    if recorded.numbers not in times:
        raise RuntimeError("The answer lacks the numbers that the browser was sent.")
    measured.numbers.append(1000 * (times[recorded.numbers] - start))
    measured.wholes.append(1000 * whole)
    measured.received.append(sum(map(len, times)))


async def opened_session(
    address: str, recording: Recording, stack: contextlib.AsyncExitStack
) -> Any:
    """The websocket of a session whose page is drawn, until the stack closes."""
    from websockets.asyncio.client import connect
    from websockets.typing import Subprotocol

    connection = connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    )
    socket = await stack.enter_async_context(connection)
    for exchange in recording.opening:
        await answered(socket, exchange)
    return socket


async def session(socket: Any, number: int, recording: Recording, measured: Measured) -> None:
    """The changes of one session; each session has a beat of its own.

    The first is not measured: it draws what is there from then on, such as a way back.
    """
    for exchange in recording.changes[0].exchanges:
        await answered(socket, exchange)
    await asyncio.sleep(random.Random(number).uniform(0, PAUSE))
    for recorded in recording.changes[1:]:
        turn = time.perf_counter()
        await change(socket, recorded, measured)
        await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - turn)))


async def measured_sessions(
    addresses: list[str], process_ids: list[int], sessions: int, recorded: list[Recording]
) -> Measured:
    """All sessions: opened one after the other, in turn on each address, then changed at once."""
    measured = Measured()
    watch = asyncio.create_task(watched_memory(process_ids, measured))
    try:
        async with contextlib.AsyncExitStack() as stack:
            played = [(number, recorded[number % len(recorded)]) for number in range(sessions)]
            sockets = []
            for number, recording in played:
                start = time.perf_counter()
                address = addresses[number % len(addresses)]
                sockets.append(await opened_session(address, recording, stack))
                measured.opened.append(1000 * (time.perf_counter() - start))
            before = sum(map(processor_seconds, process_ids))
            outcomes = await asyncio.gather(
                *(
                    session(socket, number, recording, measured)
                    for socket, (number, recording) in zip(sockets, played, strict=True)
                ),
                return_exceptions=True,
            )
            measured.processor = sum(map(processor_seconds, process_ids)) - before
        measured.errors += [f"{type(fault).__name__}: {fault}" for fault in outcomes if fault]
    except Exception as fault:
        measured.errors.append(f"{type(fault).__name__}: {fault}")
    finally:
        watch.cancel()
    return measured


async def watched_memory(process_ids: list[int], measured: Measured) -> None:
    """Note the memory of all servers every second, until cancelled."""
    while True:
        measured.memory.append(sum(map(memory_mb, process_ids)))
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
        f"  memory in all    {measured.memory[0]:.0f} MB before, "
        f"{max(measured.memory):.0f} MB at most",
        f"  processor time   {each:.0f} ms a change",
    ]
    if measured.received:
        lines.append(f"  an answer has    {statistics.median(measured.received) / 1024:.0f} kB")
    return "\n".join([*lines, *(f"    {error}" for error in sorted(set(measured.errors)))])


def measure(folder: Path, counts: list[int], seconds: float, servers: list[int]) -> None:
    """Print what the sessions of one checkout measured, for each count of its processes."""
    for count in servers:
        print(f"{count} {'process' if count == 1 else 'processes'}:")
        measure_processes(folder, counts, seconds, count)


def measure_processes(folder: Path, counts: list[int], seconds: float, servers: int) -> None:
    """The same for one count."""
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(served(folder)) for _ in range(servers)]
        addresses = [address.removeprefix("http://") for address, _ in running]
        scenarios = [f"http://{addresses[0]}/{scenario}" for scenario in SCENARIOS]
        with chromium() as browser:
            recorded = list(recordings(browser, scenarios, changes=1 + int(seconds / PAUSE)))
        process_ids = [process.pid for _, process in running]
        for sessions in counts:
            measured = asyncio.run(measured_sessions(addresses, process_ids, sessions, recorded))
            print(report(sessions, measured), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--servers", type=int, nargs="+", default=SERVERS)
    parser.add_argument("--before", type=Path, help="a checkout of an earlier commit")
    arguments = parser.parse_args()
    counts = [min(count, MOST_SESSIONS) for count in arguments.sessions]
    seconds = min(arguments.seconds, MOST_SECONDS)
    servers = [max(1, min(count, MOST_SERVERS)) for count in arguments.servers]
    if arguments.before:
        print("The commit before:")
        measure(arguments.before.resolve(), counts, seconds, servers)
        print("This one:")
    measure(ROOT, counts, seconds, servers)
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
