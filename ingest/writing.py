"""One writer at a time: a folder is locked for as long as it is written to; an object store has no locks, so that each file that is
added there must be new, and whoever comes second with a number is told (`ingest.place`).

    with writing(place): ...
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.place import ASIDE, Far, Place, reaching
from model.errors import StoreLocked, StoreUnavailable


def writing(folder: Place) -> AbstractContextManager[None]:
    """Hold a data folder for writing. Raises StoreLocked, naming the process that holds it, StoreUnavailable where nobody can write
    there, or where an object store does not tell two writers apart."""
    return _locked(folder) if isinstance(folder, Path) else _tried(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / ".writer"
        lock = FileLock(name.with_suffix(".lock"))
        with lock.acquire(timeout=0):
            name.write_text(str(os.getpid()), encoding="ascii")
            yield
    except Timeout as error:
        holder = (folder / ".writer").read_text(encoding="ascii", errors="replace") if (folder / ".writer").is_file() else "?"
        raise StoreLocked(
            f"Tiến trình {holder} đang ghi vào {folder}; chờ tiến trình đó xong rồi chạy lại. "
            f"/ Process {holder} is writing to {folder}; wait for it to finish and run again."
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreUnavailable(
            f"{folder} là một tệp, không phải thư mục. Chọn một thư mục bằng --store. / {folder} is a file; choose a folder with --store."
        ) from error
    except PermissionError as error:
        raise StoreUnavailable(
            f"Không có quyền ghi vào {folder}. Chọn thư mục khác bằng --store. "
            f"/ No permission to write to {folder}; choose another folder with --store."
        ) from error


@contextmanager
def _tried(folder: Far) -> Iterator[None]:
    """Before anything is read: a file can be written here, and is refused where there is one."""
    trial = folder / "catalogue" / f"{ASIDE}{socket.gethostname()}-{os.getpid()}"
    with reaching(folder):
        trial.fs.pipe_file(trial.path, b"1", mode="overwrite")
        try:
            trial.fs.pipe_file(trial.path, b"2", mode="create")
        except FileExistsError:
            refused = True
        else:
            refused = False
        trial.fs.rm_file(trial.path)
    if not refused:
        raise StoreUnavailable(
            f"{folder} không phân biệt được hai tiến trình cùng ghi (thiếu If-None-Match); hãy dùng kho khác hoặc một thư mục. "
            f"/ {folder} does not tell two writers apart (no If-None-Match); choose another store, or a folder."
        )
    yield
