"""A gate before a server: what goes through it can be cut off in the middle, and stays away until the gate is opened again."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

BLOCK = 512


class Gate:
    """Listens on a port of its own and passes on to the server. Shuts when `most` bytes have gone to the server."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._guard = threading.Lock()
        self._open: list[socket.socket] = []
        self.most: int | None = None
        self.passed = 0
        self.cuts = 0
        self.reopens = False
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        """What a client is given: `bolt://127.0.0.1:4711`."""
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def open(self, most: int | None = None) -> None:
        """Let through, up to so many bytes to the server in all."""
        self.most, self.passed, self.cuts = most, 0, 0

    def close(self) -> None:
        """For good."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._cut()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self._is_shut():
                    client.close()
                    continue
                server = socket.create_connection(self._server)
                self._open += [client, server]
                for source, target, counted in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass, args=(source, target, counted), daemon=True).start()

    def _is_shut(self) -> bool:
        return self.most is not None and self.passed >= self.most

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while block := source.recv(BLOCK):
                if counted:
                    self.passed += len(block)
                if self._is_shut():
                    break
                target.sendall(block)
        self._cut() if self._is_shut() else self._end(source, target)

    def _end(self, *ends: socket.socket) -> None:
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _cut(self) -> None:
        """All lines at once, as when a server falls over; a gate that `reopens` lets the next ones through."""
        with self._guard:
            self.cuts += bool(self._open)
            lines, self._open = self._open, []
            if self.reopens:
                self.most = None
        self._end(*lines)
