"""What the program knows about office Vietnamese: one commented YAML file for each subject.

Words, spellings, phrases and names live in these files; the code beside them is general. A file may
be split into parts (`agencies_central.yml`, `agencies_local.yml`): each is loaded by its own name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from model.errors import ConfigurationError
from model.yaml import read_yaml

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> Any:
    """The content of `NAME.yml`, read once: `load("kinds")`. Callers must not change it.

    Raises:
        ConfigurationError: the file is missing or is not YAML.
    """
    path = _FOLDER / f"{name}.yml"
    try:
        return read_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"vocabulary file {path.name} cannot be read: {error}") from error
