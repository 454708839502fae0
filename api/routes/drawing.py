"""The drawn cascade, on its own sandboxed route: its scripts are inline and allowed by hash in the page itself."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from graph.ask import ask
from graph.draw import draw

router = APIRouter()
# The page's own policy names the hashes; both policies hold, so this one only takes away origin and network.
POLICY = (
    "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)


@router.get("/draw", response_class=HTMLResponse)
def draw_cascade(directive: str, store: StoreDep) -> HTMLResponse:
    """The cascade of a directive as one page: `?directive=NQ 128`."""
    page = draw(ask(store, "cascade_down", {"directive": directive}))
    return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})
