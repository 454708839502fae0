"""Property tables of portals and columns of tables: they fill what a text leaves out, never override it, and say so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.hints.values import day_of, issuer_named, kind_named, number_of, title_of
from ingest.pipeline import extract_file, extract_source
from ingest.read import read_text
from ingest.read.columns import text_column
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from model.record import SourceRecord

HEAD = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH TUYÊN QUANG | Độc lập - Tự do - Hạnh phúc
Số: 57/KH-UBND | Tuyên Quang, ngày 12 tháng 3 năm 2023
"""
BODY = """KẾ HOẠCH
Triển khai phong trào trồng cây năm 2023

1. Sở Tài chính bố trí kinh phí trước ngày 30/4/2023.
2. Sở Y tế cử cán bộ tham gia.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Văn Phượng
"""
PROPERTIES = (
    ("Số ký hiệu", "57/KH-UBND"),
    ("Ngày ban hành", "12/03/2023"),
    ("Loại văn bản", "Kế hoạch"),
    ("Cơ quan ban hành", "UBND tỉnh Tuyên Quang"),
    ("Người ký", "Hoàng Văn Phượng"),
    ("Ngày có hiệu lực", "15/03/2023"),
    ("Tình trạng hiệu lực", "Còn hiệu lực"),
)


def paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.splitlines() if line)


def table(pairs: Sequence[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in pairs) + "</table>"


def two_in_a_row(pairs: Sequence[tuple[str, str]]) -> str:
    cells = [f"<td><b>{name}:</b></td><td>{value}</td>" for name, value in pairs]
    return "<table>" + "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2)) + "</table>"


def terms(pairs: Sequence[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs) + "</dl>"


def list_items(pairs: Sequence[tuple[str, str]]) -> str:
    return "<ul>" + "".join(f"<li><span>{name}:</span> {value}</li>" for name, value in pairs) + "</ul>"


LAYOUTS = (table, two_in_a_row, terms, list_items)


def page(properties: str, paper: str, bottom: str = "") -> SourceRecord:
    return extract_source(
        read_text("a.html", f"<html><body><div>Trang chủ</div>{properties}<div>{paragraphs(paper)}</div>{bottom}</body></html>")
    )


def header(record: SourceRecord) -> tuple[str | None, ...]:
    document = record.documents[0].document
    fields = (document.number, document.kind, document.issued_on, document.issuer)
    return tuple(field.value if field else None for field in fields)


def rules(record: SourceRecord) -> list[str]:
    document = record.documents[0].document
    return [field.rule for field in (document.number, document.issued_on, document.issuer) if field]


WHOLE = ("57/KH-UBND", "Kế hoạch", "2023-03-12", "Ủy ban nhân dân tỉnh Tuyên Quang")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_property_table_fills_a_lost_letterhead(layout: object) -> None:
    assert callable(layout)
    properties = layout(PROPERTIES)
    for record in (page(properties, BODY), page("", BODY, properties)):
        assert header(record) == WHOLE and not record.issues
        assert rules(record) == ["hint"] * 3
        document, facts = record.documents[0].document, record.documents[0].facts
        assert document.number and document.number.span.of(record.text) == "57/KH-UBND"
        assert [actor.agency.name for task in facts.tasks for actor in task.actors] == [
            "Sở Tài chính tỉnh Tuyên Quang",
            "Sở Y tế tỉnh Tuyên Quang",
        ]
        assert facts.force.effective_on and (facts.force.effective_on.value, facts.force.effective_on.rule) == ("2023-03-15", "hint")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_text_says_is_its_own(layout: object) -> None:
    assert callable(layout)
    record = page(layout(PROPERTIES), HEAD + BODY)
    assert header(record) == WHOLE and "hint" not in rules(record) and not record.issues


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("Ngày ban hành", "13/03/2023", "2023-03-12"),
        ("Loại văn bản", "Quyết định", "Kế hoạch"),
        ("Cơ quan ban hành", "Sở Y tế tỉnh Cao Bằng", "Ủy ban nhân dân tỉnh Tuyên Quang"),
        ("Người ký", "Trần Thị Bình", "Hoàng Văn Phượng"),
        ("Số ký hiệu", "58/KH-UBND", "57/KH-UBND"),
    ],
)
def test_a_difference_is_an_issue_and_the_text_is_kept(name: str, value: str, said: str) -> None:
    changed = [(label, value if label == name else words) for label, words in PROPERTIES]
    record = page(table(changed), HEAD + BODY)
    assert header(record) == WHOLE
    (issue,) = record.issues
    assert issue.stage == "hint" and value in issue.reason and said in issue.reason


def test_hints_of_another_paper_fill_nothing() -> None:
    changed = [("Số ký hiệu", "58/KH-UBND"), *PROPERTIES[1:]]
    record = page(table(changed), HEAD.replace("ngày 12 tháng 3 năm 2023", "ngày    tháng    năm") + BODY)
    assert record.documents[0].document.issued_on is None
    assert record.documents[0].document.hints == ()


@pytest.mark.parametrize(
    "value", ["Tỉnh Tuyên Quang", "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Đang cập nhật"]
)
def test_another_way_to_name_the_issuer_is_no_difference(value: str) -> None:
    changed = [(name, value if name == "Cơ quan ban hành" else words) for name, words in PROPERTIES]
    assert not page(table(changed), HEAD + BODY).issues


def test_a_page_of_properties_alone_is_no_text() -> None:
    record = page(table([*PROPERTIES, ("Trích yếu", "Về việc thực hiện Chỉ thị số 5/CT-TTg ngày 02/02/2023")]), "")
    assert header(record) == WHOLE and record.documents[0].facts.tasks == ()
    (issue,) = record.issues
    assert "không có toàn văn" in issue.reason


def test_properties_of_related_papers_are_not_those_of_the_page() -> None:
    related = table([("Số hiệu", "9/QĐ-TTg"), ("Loại văn bản", "Quyết định"), ("Nơi ban hành", "Thủ tướng Chính phủ")])
    record = page(table(PROPERTIES), BODY, related)
    assert header(record) == WHOLE and not record.issues


def test_the_headings_of_a_register_are_no_properties() -> None:
    form = "Số ký hiệu | Ngày ban hành | Loại văn bản | Cơ quan ban hành\n"
    assert header(extract_source(read_text("a.txt", form + BODY)))[0] is None


def rows_of(path: Path, rows: list[dict[str, object]]) -> None:
    if path.suffix == ".jsonl":
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    elif path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    else:
        import csv

        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet", "a.csv"])
@pytest.mark.parametrize("text", ["text", "content"])
def test_columns_fill_what_the_text_leaves_out(tmp_path: Path, name: str, text: str) -> None:
    row: dict[str, object] = {
        "id": "7",
        text: BODY,
        "so_ky_hieu": "57/KH-UBND",
        "ngay_ban_hanh": "2023-03-12",
        "co_quan_ban_hanh": "Tỉnh Tuyên Quang",
        "loai_van_ban": "Kế hoạch",
        "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ",
    }
    rows_of(tmp_path / name, [row, {**row, "id": "8", text: HEAD + BODY, "ngay_ban_hanh": "2023-03-13"}])
    bare, whole = extract_file(tmp_path / name, name)
    assert (bare.source, header(bare), rules(bare)) == (f"{name}#7", WHOLE, ["hint"] * 3)
    assert bare.text == BODY and not bare.issues
    assert (header(whole), [issue.stage for issue in whole.issues]) == (WHOLE, ["hint"])


def test_the_graph_says_what_only_a_hint_gave(tmp_path: Path) -> None:
    rows_of(
        tmp_path / "a.jsonl",
        [{"text": BODY, "number": "57/KH-UBND", "date": "12/03/2023", "issuer": "UBND tỉnh Tuyên Quang", "status": "Hết hiệu lực"}],
    )
    batch = make_batch(resolve(extract_file(tmp_path / "a.jsonl", "a.jsonl")))
    (paper,) = [node for node in batch.nodes if node.labels[0] == "Directive"]
    assert paper.properties["hinted"] == [
        "number: number: 57/KH-UBND",
        "issued_on: date: 12/03/2023",
        "issuer: issuer: UBND tỉnh Tuyên Quang",
    ]
    assert "Hết hiệu lực" in str(paper.properties["note"])
    (issued,) = [edge for edge in batch.edges if edge.relation == "ISSUED_BY"]
    assert (issued.properties["origin"], issued.properties["origin_note"]) == ("hint", "issuer: UBND tỉnh Tuyên Quang")
    assert "span_start" not in issued.properties


def test_two_hints_that_disagree_say_nothing(tmp_path: Path) -> None:
    row: dict[str, object] = {"text": BODY, "date": "12/03/2023", "number": "57/KH-UBND", "meta": {"Số hiệu": "58/KH-UBND"}}
    rows_of(tmp_path / "a.jsonl", [row])
    (record,) = extract_file(tmp_path / "a.jsonl", "a.jsonl")
    assert header(record)[::2] == (None, "2023-03-12")


@pytest.mark.parametrize(
    ("read", "words", "value"),
    [
        (number_of, "Số: 57 /KH-UBND", "57/KH-UBND"),
        (number_of, "Không số", None),
        (day_of, "12/03/2023", "2023-03-12"),
        (day_of, "2023-03-12T00:00:00", "2023-03-12"),
        (day_of, "2023", None),
        (day_of, "Đã biết", None),
        (kind_named, "KẾ HOẠCH", "Kế hoạch"),
        (kind_named, "Văn bản khác", None),
        (title_of, "Kế hoạch 57/KH-UBND năm 2023 triển khai trồng cây", "triển khai trồng cây"),
        (title_of, "Công văn 12/BCT-TTTN về giá xăng do Bộ Công Thương ban hành", "về giá xăng"),
        (title_of, "Kế hoạch trồng cây", "Kế hoạch trồng cây"),
    ],
)
def test_values_of_hints(read: object, words: str, value: str | None) -> None:
    assert callable(read)
    assert read(words) == value


@pytest.mark.parametrize(
    ("words", "symbol", "name"),
    [
        ("Tỉnh Nghệ An", "QĐ-UBND", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("Thành phố Hồ Chí Minh", "UBND-VX", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Tỉnh Nghệ An", "NQ", None),
        ("Bộ Tài chính, Bộ Y tế", "TTLT", "Bộ Tài chính; Bộ Y tế"),
        ("Đang cập nhật", "QĐ-UBND", None),
        ("Các bộ, ngành", "QĐ-UBND", None),
    ],
)
def test_issuers_of_hints(words: str, symbol: str, name: str | None) -> None:
    assert issuer_named(words, symbol) == name


def test_the_column_of_the_text() -> None:
    assert text_column(["id", "Full_Text", "title"]) == "Full_Text"
    assert text_column(["content", "text"]) == "text"
    assert text_column(["id", "title"]) is None
