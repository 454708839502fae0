"""Where the catalogue of a store is, and what people said against it. What reads and resolves papers is not loaded for this."""

from __future__ import annotations

from pathlib import Path

from cli.options import DEFAULT_STORE
from graph.store import is_server
from ingest.catalogue import Catalogue
from ingest.corrections import Corrections
from ingest.place import place_of


def catalogue_of(store: str, data: str | Path | None) -> Catalogue:
    """The catalogue of a store: in `--data`, a folder or `s3://kho/chi-dao`; by default in the store's own folder, and in
    `./chidao-data` for a server."""
    own = DEFAULT_STORE if is_server(store) else store
    return Catalogue(place_of(data or own) / "catalogue")


def corrections_of(catalogue: Catalogue) -> Corrections:
    """What people said against it: `corrections.jsonl` beside the catalogue."""
    return Corrections(catalogue.folder.parent)
