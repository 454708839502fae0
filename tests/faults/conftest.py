"""The command line of `tests.cli`, for faults around it."""

from tests.cli.conftest import chidao

__all__ = ["chidao"]
