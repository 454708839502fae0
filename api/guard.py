"""What stands around every route: who may ask (names of hosts), who may change something, and the headers of every answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import HEADERS, ForeignHost, ForeignPage, answer_problem

CHANGING = ("/api/corrections",)  # everything else is for reading, and says so (405)
READING = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d+)?\Z", re.IGNORECASE)


class SecurityHeaders:
    """Gives every answer the headers that it does not bring itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str] = HEADERS) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    given.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class KnownHosts:
    """Refuses requests under other names: a web page elsewhere must not read the store through a name that it owns."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        asked = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""
        if scope["type"] != "http" or self.knows(asked):
            await self.app(scope, receive, send)
        else:
            await answer_problem(Request(scope), ForeignHost(asked))(scope, receive, send)

    def knows(self, asked: str) -> bool:
        """True for `127.0.0.1:8000` where `127.0.0.1` is a host of ours; `*` stands for any."""
        found = _HOST.match(asked)
        return "*" in self.hosts or (found is not None and found["host"].lower().rstrip(".") in self.hosts)


class OwnPages:
    """Lets only this machine change something, and only a page of this application or a program: the browser of a person who
    visits a page elsewhere must not write here. Reading is not touched.

    A browser says where a page comes from (`Origin`, `Sec-Fetch-Site`), and may not send JSON elsewhere unasked.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        changes = scope["type"] == "http" and scope["method"] not in READING and scope["path"].startswith(CHANGING)
        fault = _fault(scope) if changes else None
        if fault is None:
            await self.app(scope, receive, send)
        else:
            await answer_problem(Request(scope), ForeignPage(fault))(scope, receive, send)


def _fault(scope: Scope) -> str | None:
    """Why a request may not change anything; None where it may."""
    headers = Headers(scope=scope)
    client = scope.get("client")
    if client is None or not is_here(client[0]):
        return "Chỉ máy đang chạy chương trình được thay đổi. (Only this machine may change something.)"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        return f"Trang {origin!r} không được thay đổi ở đây. (A page from elsewhere.)"
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return "Trang khác không được thay đổi ở đây. (A page from elsewhere.)"
    sent = headers.get("content-type", "").partition(";")[0].strip().lower()
    if scope["method"] == "POST" and sent != "application/json":
        return "Chỉ nhận application/json. (Only JSON is taken.)"
    return None


def is_here(client: str) -> bool:
    """Whether an address is of this machine: 127.0.0.1, ::1."""
    try:
        return ip_address(client).is_loopback
    except ValueError:
        return False


class HeadAsGet:
    """Answers HEAD as GET without the body, on every route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def send_head(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, send_head)
        else:
            await self.app(scope, receive, send)
