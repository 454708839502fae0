"""The application: `create_app(store, texts)`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from fastapi import FastAPI, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.deps import Texts
from api.errors import add_errors
from api.routes import drawing, questions
from graph.store import GraphStore

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(store: GraphStore, texts: Texts, hosts: Sequence[str] = LOOPBACK) -> FastAPI:
    """The API over a store. `texts` gives the text of a source, None for an unknown one; `hosts` are the names it answers to."""
    app = FastAPI(title="chidao", docs_url=None, redoc_url=None)
    app.state.store, app.state.texts = store, texts
    add_errors(app)
    app.include_router(questions.router)
    app.include_router(drawing.router)
    app.middleware("http")(_add_headers)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    return app


async def _add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
