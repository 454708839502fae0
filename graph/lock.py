"""One writer for a folder: a lock that the system lets go of when its process ends, and a note of who holds it."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from model.errors import StoreLocked

if sys.platform == "win32":
    import msvcrt

    def _grab(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _grab(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held from making it until `release`. The files `writer.lock` (the lock) and `writer.json` (who
    holds it) stay behind after a crash and do no harm. Raises StoreLocked, naming the holder."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / "writer.json"
        self._descriptor = os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _grab(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreLocked(_locked_message(folder, self._note)) from error
        holder = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        self._note.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Let the next writer in. Closing the file frees the lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _locked_message(folder: Path, note: Path) -> str:
    try:
        holder = json.loads(note.read_text(encoding="utf-8"))
        who = f"pid {holder['pid']}, {holder['since']}"
    except (OSError, ValueError, KeyError):
        who = "pid ?"
    return (
        f"Kho {folder.parent} đang được tiến trình khác ghi ({who}); hãy đợi tiến trình đó xong rồi chạy lại. "
        f"(Another process is writing to this store ({who}); wait for it and run again.)"
    )
