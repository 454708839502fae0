"""`/docs`: swagger-ui from our own files, without the network."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_API = Path(__file__).parent.parent
# Wider than elsewhere only by trusted types, which swagger-ui does not know.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

router = APIRouter(include_in_schema=False)
files = Mount("/docs/swagger-ui", StaticFiles(directory=_API / "vendor" / "swagger-ui"), name="swagger-ui")


@router.get("/docs")
def docs() -> FileResponse:
    """The API described, to read and to try."""
    return FileResponse(_API / "docs" / "index.html", headers={"Content-Security-Policy": POLICY})


@router.get("/docs/init.js")
def init() -> FileResponse:
    """What starts it."""
    return FileResponse(_API / "docs" / "init.js", media_type="text/javascript")
