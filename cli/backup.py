"""`chidao backup`, `restore` and `compact`: what keeps a store safe and small."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import DEFAULT_STORE, Data, Store
from cli.terminal import stderr
from graph.store import open_for_writing
from model.errors import BadParameter

File = Annotated[Path, typer.Argument(help="Tệp sao lưu (.zip) / the backup file.", metavar="FILE", dir_okay=False)]


def backup_command(file: File, store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Sao lưu danh mục, đính chính và nhật ký vào một tệp / catalogue, corrections and journal into one file.

    Đồ thị không cần sao lưu: nó được dựng lại từ danh mục. Ví dụ / example: chidao backup kho-2026-11-22.zip --store my-store
    """
    from cli.catalogue import catalogue_of
    from ingest.backup import write_backup
    from ingest.place import is_there
    from ingest.writing import writing

    folder = catalogue_of(store, data).folder.parent
    if not is_there(folder):
        raise BadParameter(f"Không có kho ở {folder}. (There is no store.)")
    with writing(folder):
        count = write_backup(folder, file)
    stderr().print(f"Đã sao lưu {count} tệp vào {file} / backed up.", soft_wrap=True, markup=False)


def restore_command(
    file: File,
    store: Store = DEFAULT_STORE,
    data: Data = None,
    replace: Annotated[bool, typer.Option("--replace", help="Thay kho đang có / in the place of what the store holds.")] = False,
) -> None:
    """Khôi phục kho từ bản sao lưu, dựng lại đồ thị và kiểm tra / bring a store back, make its graph again and check it.

    Ví dụ / example: chidao restore kho-2026-11-22.zip --store new-store
    """
    from cli.catalogue import catalogue_of
    from cli.corpus import make_graph
    from cli.issues import find_faults
    from cli.update import restore
    from ingest.backup import kept_files, read_backup
    from ingest.writing import writing

    catalogue = catalogue_of(store, data)
    folder = catalogue.folder.parent
    with writing(folder), open_for_writing(store) as graph:
        if any(kept_files(folder)) and not replace:
            raise BadParameter(
                f"Kho {folder} không trống; thêm --replace để thay, hoặc chọn --store khác. "
                "(The store is not empty; add --replace, or choose another.)"
            )
        count = read_backup(file, folder)
        restore(graph, catalogue)
        faults = [*catalogue.faults(), *find_faults(graph, make_graph(catalogue))]
    for fault in faults:
        stderr().print(f"[red]![/] {fault}", soft_wrap=True)
    stderr().print(f"Đã khôi phục {count} tệp / restored.", soft_wrap=True)
    raise typer.Exit(DONE_WITH_ISSUES if faults else DONE)


def compact_command(store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Gộp danh mục thành ít phần, bỏ những gì đã thay / write the catalogue into few parts, without what was replaced.

    Ví dụ / example: chidao compact --store my-store
    """
    from cli.catalogue import catalogue_of
    from ingest.writing import writing

    catalogue = catalogue_of(store, data)
    before = len(catalogue.parts())
    with writing(catalogue.folder.parent):
        after = catalogue.compact()
    stderr().print(f"Danh mục: {before} phần → {after} / parts of the catalogue.", soft_wrap=True)
