"""A backup: one zip file with everything that cannot be made again (the catalogue, the corrections, the journal), and the digest of each.

write_backup(Path("chidao-data"), Path("kho.zip"))
read_backup(Path("kho.zip"), Path("chidao-data"))      # then the graph is made again from the catalogue
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

import msgspec

from ingest.catalogue import Catalogue
from ingest.corrections import FILE as CORRECTIONS
from ingest.journal import FILE as JOURNAL
from ingest.place import Far, Place, add_file, keep_names, line_files, list_files, numbered, reaching, read_lines, remove, source_of
from model.errors import BadParameter, StoreError, StoreUnavailable

LIST = "chidao-backup.json"
VERSION = 1
UNPACKED = ".restoring"
_KNOWN = re.compile(rf"catalogue/part-\d{{8}}\.parquet|{re.escape(CORRECTIONS)}|{re.escape(JOURNAL)}")
LINES = (CORRECTIONS, JOURNAL)
_BLOCK = 1 << 20
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # equal stores give equal files


class Contents(msgspec.Struct, frozen=True):
    """The list in a backup: its version, and the SHA-256 of each file by its name."""

    version: int
    files: dict[str, str]


def write_backup(data: Place, target: Path) -> int:
    """Write what a data folder or an object store holds into one file, aside and renamed, and read it back; how many files it holds.
    Hold `writing(data)` meanwhile.

    Raises BadParameter where there is nothing, StoreUnavailable where it cannot be written.
    """
    files = list(kept_files(data))
    if not files:
        raise BadParameter(f"{data} chưa có gì để sao lưu; hãy chạy chidao ingest trước. (Nothing to back up yet; run chidao ingest.)")
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as packed:
            contents = Contents(VERSION, {name: _pack(packed, data, name) for name in files})
            packed.writestr(zipfile.ZipInfo(LIST, _NO_TIME), msgspec.json.format(msgspec.json.encode(contents)))
        verify(aside)
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        aside.replace(target)
        keep_names(target.resolve().parent)
    except OSError as error:
        raise StoreUnavailable(
            f"Không ghi được bản sao lưu {target}: {error}. Chọn nơi còn chỗ. (The backup cannot be written; choose a place with room.)"
        ) from error
    finally:
        aside.unlink(missing_ok=True)
    return len(files)


def kept_files(data: Place) -> Iterator[str]:
    """The names of what a backup holds, relative to the data folder."""
    yield from (f"catalogue/{part.name}" for part in Catalogue(data / "catalogue").parts())
    yield from (name for name in LINES if line_files(data / name))


def verify(backup: Path) -> Contents:
    """Read a backup to its end. Raises StoreError that says what is wrong: no backup, a newer one, a file missing or changed."""
    try:
        with zipfile.ZipFile(backup) as packed:
            contents = msgspec.json.decode(packed.read(LIST), type=Contents)
            _refuse(contents, backup)
            wrong = [name for name, sha256 in contents.files.items() if _digest(packed, name) != sha256]
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError, EOFError, NotImplementedError) as error:
        raise StoreError(f"{backup} không phải bản sao lưu nguyên vẹn của chidao: {error}. (This is no whole backup of chidao.)") from error
    if wrong:
        raise StoreError(f"Bản sao lưu {backup} bị hỏng ở {', '.join(wrong)}; dùng bản khác. (The backup is damaged; use another.)")
    return contents


def half_restored(data: Place) -> bool:
    """True after a restore that was stopped while it replaced what was there."""
    with reaching(data):
        return (data / UNPACKED).exists()


def read_backup(backup: Path, data: Place) -> int:
    """Put what a backup holds in the place of what the data folder holds; how many files. Hold `writing(data)` meanwhile.

    All is checked (and in a folder unpacked) before anything is replaced. Stopped while it replaces, it leaves `.restoring` behind, which
    `chidao check` tells of: restoring again ends it.
    """
    contents = verify(backup)
    try:
        with reaching(data):
            _put_in_folder(backup, data, contents) if isinstance(data, Path) else _put_far(backup, data, contents)
    except OSError as error:
        raise StoreUnavailable(f"Không ghi được vào {data}: {error}; chạy lại lệnh này. (Cannot write there; run this again.)") from error
    return len(contents.files)


def _put_in_folder(backup: Path, data: Path, contents: Contents) -> None:
    fresh = data / UNPACKED
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "catalogue").mkdir(parents=True)
    with zipfile.ZipFile(backup) as packed:
        for name in contents.files:
            _unpack(packed, name, fresh / name)
    _replace(data, fresh)


def _put_far(backup: Path, data: Far, contents: Contents) -> None:
    """An object store renames nothing: what was there goes, what is in the backup comes, and a mark stands there meanwhile."""
    mark = data / UNPACKED
    mark.fs.pipe_file(mark.path, b"")
    old = [*list_files(data / "catalogue", "part-"), *(file for name in LINES for file in line_files(data / name))]
    for file in old:
        remove(file)
    with zipfile.ZipFile(backup) as packed:
        for name in contents.files:
            content = packed.read(name)
            place = numbered(data / name, 1) if name in LINES else data / name
            add_file(place, partial(_fill, content=content))
    remove(mark)


def _fill(target: IO[bytes], content: bytes) -> None:
    target.write(content)


def _replace(data: Path, fresh: Path) -> None:
    shutil.rmtree(data / "catalogue", ignore_errors=True)
    (fresh / "catalogue").rename(data / "catalogue")
    for name in LINES:
        if (fresh / name).is_file():
            (fresh / name).replace(data / name)
        else:
            (data / name).unlink(missing_ok=True)
    keep_names(data)
    shutil.rmtree(fresh)


def _refuse(contents: Contents, backup: Path) -> None:
    if contents.version > VERSION:
        raise StoreError(f"{backup} do bản chidao mới hơn ghi; hãy nâng cấp. (Written by a newer chidao; upgrade.)")
    foreign = [name for name in contents.files if not _KNOWN.fullmatch(name)]
    if foreign:
        raise StoreError(f"{backup} có tệp lạ: {', '.join(foreign[:3])}. (This backup holds files that are none of a store.)")


def _pack(packed: zipfile.ZipFile, data: Place, name: str) -> str:
    with reaching(data), _opened(data, name) as source, packed.open(zipfile.ZipInfo(name, _NO_TIME), "w", force_zip64=True) as target:
        digest = hashlib.sha256()
        while block := source.read(_BLOCK):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()


def _opened(data: Place, name: str) -> IO[bytes]:
    if name in LINES:
        return BytesIO(read_lines(data / name))
    file = source_of(data / name)
    return file.open("rb") if isinstance(file, Path) else file


def _digest(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with packed.open(name) as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _unpack(packed: zipfile.ZipFile, name: str, file: Path) -> None:
    with packed.open(name) as source, file.open("wb") as target:
        shutil.copyfileobj(source, target, _BLOCK)
        target.flush()
        os.fsync(target.fileno())
