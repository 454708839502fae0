"""The page: `/` and its files under `/web/`. Only files that were there at the start are served; no path is put together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from model.errors import UnknownName

router = APIRouter(include_in_schema=False)
FOLDER = Path(__file__).resolve().parents[1] / "web"
# Said here, not guessed: some systems have other types for .js in their registry, and browsers refuse such modules.
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
FRESH = {"Cache-Control": "no-cache"}


@cache
def page_files() -> dict[str, Path]:
    """Name under `/web/` of each file of the page, such as `views/start.js`."""
    return {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*")) if path.suffix in TYPES}


@router.get("/")
def page() -> FileResponse:
    """The page itself; what it shows stands in its address."""
    return _send("index.html")


@router.get("/web/{name:path}")
def page_file(name: str) -> FileResponse:
    """A module, style or list of words of the page."""
    return _send(name)


def _send(name: str) -> FileResponse:
    found = page_files().get(name)
    if found is None:
        raise UnknownName(f"Trang không có tệp {name!r}. (No such file of the page.)")
    return FileResponse(found, media_type=TYPES[found.suffix], headers=FRESH)
