"""Which annexes have found their paper is told by the store alone, and says what making the graph again would say."""

from __future__ import annotations

from pathlib import Path

from graph.annexes import joined_sources
from graph.ask import ask
from graph.load import load
from graph.store import GraphStore
from ingest.pipeline import extract_path
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from tests.ingest.read import made

ANNEX = (
    "Phụ lục\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số {number} ngày 12 tháng 4 năm 2022 của Sở Y tế tỉnh Kiên Giang)\n\n"
    "1. Rà soát cơ sở cách ly.\n"
)


def test_the_store_tells_which_annexes_have_found_their_paper(store: GraphStore, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    made.write_letter(folder / "ke hoach.docx")
    for name, number in (("phu luc", "915/KH-SYT"), ("ban sao cua phu luc", "915/KH-SYT"), ("phu luc la", "44/KH-SYT")):
        (folder / f"{name}.txt").write_text(ANNEX.format(number=number), encoding="utf-8")
    load(store, make_batch(resolve(extract_path(folder))))
    assert joined_sources(store) == {"phu luc.txt", "ban sao cua phu luc.txt"}
    (row,) = ask(store, "joined_annexes", {}).rows
    assert (row["document"], row["files"]) == ("915/KH-SYT", ["phu luc.txt"])
    assert ask(store, "joined_annexes", {"as_of": "2022-04-11"}).rows == ()
