"""Starting a process that a person's Ctrl+C does not reach: our own process hears it, keeps what is finished, and ends the other."""

from __future__ import annotations

import sys
from typing import TypedDict

_NEW_PROCESS_GROUP = 0x00000200  # subprocess.CREATE_NEW_PROCESS_GROUP, which only Windows names


class Session(TypedDict):
    """What `subprocess.Popen` is told."""

    start_new_session: bool
    creationflags: int


def own_session(system: str = sys.platform) -> Session:
    """A session of its own; on Windows a process group of its own.

    >>> own_session("linux"), own_session("win32")
    ({'start_new_session': True, 'creationflags': 0}, {'start_new_session': False, 'creationflags': 512})
    """
    windows = system == "win32"
    return {"start_new_session": not windows, "creationflags": _NEW_PROCESS_GROUP if windows else 0}
