"""Where a store and its catalogue stand, from `--store` and `--data`."""

from __future__ import annotations

from pathlib import Path

from graph.store import is_server
from ingest.catalogue import Catalogue

DEFAULT_STORE = "chidao-data"


def catalogue_of(store: str, data: Path | None) -> Catalogue:
    """The catalogue of a store: inside its folder; for a server, in `--data`, by default `./chidao-data`."""
    folder = (data or Path(DEFAULT_STORE)) if is_server(store) else Path(store)
    return Catalogue(folder / "catalogue")
