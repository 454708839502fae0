"""Where a catalogue is kept: a folder of this machine, or an object store that fsspec knows, such as `s3://kho/chi-dao`.

    place = place_of("s3://kho/chi-dao")
    add_file(place / "catalogue" / "part-00000001.parquet", lambda target: pq.write_table(table, target))

A folder takes a file by writing it aside, bringing it to the disk and renaming it. An object store knows no renaming: there a file
is one conditional request, whole or not at all, and never in the place of another; a line added to a file is a file of its own.
Names and passwords come from the environment only (for S3: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL_S3 …).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from model.errors import BadParameter, StoreLocked, StoreUnavailable

if TYPE_CHECKING:
    from upath import UPath

Far: TypeAlias = "UPath"
Place: TypeAlias = "Path | Far"
"""A folder or a file: `/srv/kho/catalogue`, `s3://kho/chi-dao/catalogue`. What is no `Path` is in an object store."""

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"})
"""Where a file appears whole or not at all, and is refused where there is one. Other systems are to be mounted as folders."""
ASIDE = ".writing-"
_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://(?P<rest>[^/]*)", re.IGNORECASE)  # two letters at least: C:\kho is a folder
# What the libraries of object stores raise beside OSError, by module; a module that is not loaded has raised nothing.
_TROUBLE = {
    "botocore.exceptions": "BotoCoreError",
    "aiohttp": "ClientError",
    "gcsfs.retry": "HttpError",
    "google.auth.exceptions": "GoogleAuthError",
    "azure.core.exceptions": "AzureError",
}


def place_of(address: str | Path) -> Place:
    """The place that an address names. Raises BadParameter for addresses that cannot be used, StoreUnavailable where the package
    that reaches it is missing."""
    found = _ADDRESS.match(address) if isinstance(address, str) else None
    if isinstance(address, Path) or found is None:
        return Path(address)
    if found["protocol"].lower() not in OBJECT_STORES:
        known = ", ".join(sorted(OBJECT_STORES - {"memory"}))
        raise BadParameter(
            f"Danh mục nằm trong một thư mục, hoặc ở {known}; hệ thống khác thì gắn thành thư mục. "
            f"(A catalogue is kept in a folder or in one of these stores; mount other systems as folders.)"
        )
    if "@" in found["rest"]:
        raise BadParameter(
            "Không ghi tên, mật khẩu trong địa chỉ; đặt biến môi trường như AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY. "
            "(No names or passwords in an address; set them in the environment.)"
        )
    return _far_place(address)


def _far_place(address: str) -> UPath:
    try:
        from upath import UPath

        place = UPath(address, use_listings_cache=False)  # others write there too
        place.fs  # noqa: B018 - made now, so that a missing package is told here
    except ImportError as error:
        raise StoreUnavailable(
            f"Địa chỉ {address} cần thêm gói: pip install 'chidao[s3]' (với Google: gcsfs, Azure: adlfs). "
            f"(This address needs one more package.) [{error}]"
        ) from error
    return place


@contextmanager
def reaching(place: Place) -> Iterator[None]:
    """Trouble on the way to an object store becomes StoreUnavailable; a folder speaks for itself."""
    try:
        yield
    except trouble() as error:
        if isinstance(place, Path) or isinstance(error, FileExistsError):
            raise
        raise StoreUnavailable(
            f"Không đọc, ghi được {place}: {error}. Xem lại địa chỉ, mạng, quyền và biến môi trường rồi chạy lại; những gì đã ghi vẫn còn. "
            f"/ {place} cannot be read or written; look at address, network, rights and environment. What was written is there."
        ) from error


def trouble() -> tuple[type[Exception], ...]:
    """What may be raised on the way to a place."""
    return (OSError, *(getattr(sys.modules[module], name) for module, name in _TROUBLE.items() if module in sys.modules))


def is_there(folder: Place) -> bool:
    """False for a folder that has not been made; object stores have no folders to be made."""
    return not isinstance(folder, Path) or folder.is_dir()


def list_files(folder: Place, start: str) -> list[Place]:
    """The files of a folder whose names begin so, by name; none where there is no folder."""
    if isinstance(folder, Path):
        return sorted(folder.glob(f"{start}*"))
    with reaching(folder), suppress(FileNotFoundError):
        return sorted(folder / name for name in _names(folder) if name.startswith(start))
    return []


def _names(folder: UPath) -> list[str]:
    return [str(found).rstrip("/").rpartition("/")[2] for found in folder.fs.ls(folder.path, detail=False)]


def source_of(file: Place) -> Path | IO[bytes]:
    """What pyarrow reads a file from: its path, or the bytes of it that are asked for, each asked for once."""
    if isinstance(file, Path):
        return file
    opened: IO[bytes] = file.fs.open(file.path, "rb", cache_type="none")
    return opened


def add_file(file: Place, fill: Callable[[Any], None]) -> None:
    """A new file, whole or not at all; `fill` gets a path or a stream to write to. Raises StoreLocked where an object store has a
    file of this name with other content, OSError and what `trouble` tells where it cannot be written."""
    if isinstance(file, Path):
        _add_to_folder(file, fill)
        return
    content = BytesIO()
    fill(content)
    _create(file, content.getvalue())


def _add_to_folder(file: Path, fill: Callable[[Any], None]) -> None:
    aside = file.with_name(f"{ASIDE}{os.getpid()}{file.suffix}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fill(aside)
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        aside.rename(file)
        keep_names(file.parent)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _create(file: UPath, content: bytes) -> None:
    try:
        file.fs.pipe_file(file.path, content, mode="create")
    except FileExistsError as error:
        if file.fs.cat_file(file.path) == content:  # our own: the answer was lost on the way, and the request sent again
            return
        raise StoreLocked(
            f"Một tiến trình khác vừa ghi {file}; chạy lại khi tiến trình đó xong, những gì đã ghi vẫn còn. "
            f"/ Another process has just written {file}; run again when it is done. What was written is there."
        ) from error


def remove(file: Place) -> None:
    """Take a file away."""
    if isinstance(file, Path):
        file.unlink()
    else:
        file.fs.rm_file(file.path)


def line_files(file: Place) -> list[Place]:
    """The files that hold the lines of a file: itself, or in an object store `corrections.jsonl.00000001` …"""
    if isinstance(file, Path):
        return [file] if file.is_file() else []
    return list_files(file.parent, f"{file.name}.")


def read_lines(file: Place) -> bytes:
    """The lines of a file that is only added to; nothing where there is none."""
    if isinstance(file, Path):
        return file.read_bytes() if file.is_file() else b""
    files = [str(some) for some in line_files(file)]
    with reaching(file):
        found = file.fs.cat(files) if files else {}
        return b"".join(found[name] + (b"" if found[name].endswith(b"\n") else b"\n") for name in sorted(found))


def add_line(file: Place, line: bytes) -> None:
    """Add a line, on the disk once this returns; behind a line that was cut off it begins anew. Raises StoreUnavailable, StoreLocked."""
    if isinstance(file, Path):
        _add_to_lines(file, line + b"\n")
        return
    before = line_files(file)
    number = int(before[-1].name.rpartition(".")[2]) + 1 if before else 1
    with reaching(file):
        add_file(numbered(file, number), lambda target: target.write(line + b"\n"))


def numbered(file: Place, number: int) -> Place:
    """`corrections.jsonl.00000003`: the file that the third line is in an object store."""
    return file.with_name(f"{file.name}.{number:08d}")


def _add_to_lines(file: Path, line: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        torn = file.is_file() and file.stat().st_size > 0 and not file.read_bytes().endswith(b"\n")
        with file.open("ab") as stream:
            stream.write(b"\n" + line if torn else line)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise StoreUnavailable(f"Không ghi được vào {file}: {error}. (Cannot write there.)") from error


def keep_names(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can: a renamed file outlives a pulled plug."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
