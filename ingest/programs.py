"""Programs beside Python: where they are, also where their installers put them without saying so to the system."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

# Installers of Windows and macOS leave the search path alone.
_FOLDERS: dict[str, tuple[str, ...]] = {
    "tesseract": (
        "%ProgramFiles%/Tesseract-OCR",
        "%LOCALAPPDATA%/Programs/Tesseract-OCR",
        "/opt/homebrew/bin",
        "/usr/local/bin",
    ),
    "soffice": ("%ProgramFiles%/LibreOffice/program", "/Applications/LibreOffice.app/Contents/MacOS"),
    "catdoc": ("/opt/homebrew/bin", "/usr/local/bin"),
}


def find_program(names: Iterable[str]) -> str | None:
    """The path of the first of these programs that is there; None where none is."""
    return next((found for name in names if (found := shutil.which(name) or _installed(name))), None)


def _installed(name: str) -> str | None:
    for folder in _FOLDERS.get(name, ()):
        known = _expanded(folder)
        found = shutil.which(name, path=str(known)) if known else None
        if found:
            return found
    return None


def _expanded(folder: str) -> Path | None:
    """`%ProgramFiles%/x` by the environment; None where it does not know the name."""
    if not folder.startswith("%"):
        return Path(folder)
    name, _, rest = folder[1:].partition("%/")
    return Path(os.environ[name]) / rest if name in os.environ else None
