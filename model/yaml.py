"""YAML as the data files beside the code are written in it, read in C where the machine has the library: ten times as fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import yaml


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in C where there is one."""


class File(Protocol):
    """A file of the project: a path, or what `importlib.resources.files` gives."""

    def read_text(self, encoding: str) -> str: ...


def read_yaml(file: Path | File) -> Any:
    """The content of a file in UTF-8: `read_yaml(Path("graph/brief.yml"))`.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError: it is not YAML; UnicodeDecodeError: it is not UTF-8.
    """
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
