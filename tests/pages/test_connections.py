"""The server's connections send each message at once."""

from __future__ import annotations

import socket

from pages.shared import connections


def sends_at_once(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_of_a_socket_that_names_no_protocol_send_at_once() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        address = listening.getsockname()
        with socket.create_connection(address), listening.accept()[0] as accepted_before:
            assert not sends_at_once(accepted_before)
            connections.send_at_once.__wrapped__()
            assert sends_at_once(accepted_before)
        with socket.create_connection(address), listening.accept()[0] as accepted_later:
            assert sends_at_once(accepted_later)
