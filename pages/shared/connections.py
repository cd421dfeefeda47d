"""The server's connections to its browsers: each part of an answer is sent at once."""

from __future__ import annotations

import contextlib
import functools
import gc
import socket


@functools.cache
def send_at_once() -> None:
    """Have every connection of this process send what it is given, once for the process.

    By default TCP holds a small message back until the one before is acknowledged, for which
    Linux takes up to 40 ms; an answer consists of a dozen small messages. asyncio turns that off
    for a socket that was made as TCP, but Streamlit makes its own and leaves the protocol open
    (https://github.com/Kludex/uvicorn/issues/3149). A listening socket hands the option on to each
    connection that it accepts; the first browser is connected already.
    """
    for held in gc.get_objects():
        if type(held) is socket.socket:
            with contextlib.suppress(OSError):  # closed, or not of TCP
                held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
