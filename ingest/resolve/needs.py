"""Why a citation is taken for what it is, and what would close an open one: the words or the document that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.resolve.identity import Identity
from ingest.resolve.types import Directive
from model.facts import Citation

REASONS = {
    "resolved": "đúng số, ngày hoặc năm, cơ quan ban hành",
    "stub": "chưa có toàn văn trong kho",
    "recent": "đúng số, ký hiệu, cơ quan; không nêu ngày, trong kho chỉ có một văn bản của 12 tháng trước đó",
    "parent": "văn bản cấp trên trong chuỗi nêu đầy đủ",
    "suggested": "kho chỉ có một văn bản phù hợp, nhưng viện dẫn thiếu ngày hoặc cơ quan ban hành",
    "short": "viện dẫn tắt, kho chỉ có một văn bản mang số này",
    "nobody": "viện dẫn tắt, trong kho không có văn bản nào mang số này",
    "near": "số và cơ quan khớp, ngày khác văn bản trong kho",
    "ambiguous": "nhiều văn bản phù hợp",
    "incomplete": "viện dẫn không đủ số, ký hiệu để nhận ra văn bản",
    "annex_name": "tệp cùng thư mục, tên tệp phụ lục mang tên tệp hoặc số của văn bản này",
    "confirm": "người xem xác nhận",
    "repoint": "người xem chỉ lại văn bản được dẫn",
    "reject": "người xem bác: không dẫn văn bản nào",
    "add": "người xem thêm",
}
PERSON = "hoặc người xem xác nhận, chỉ lại (chidao review)"
POINTERS = frozenset({"alias", "anaphora"})


def needs_of_suggestion(identity: Identity | None, known: Directive) -> str:
    """One paper fits, by less than its full name.

    "cần ngày ban hành, cơ quan ban hành trong lời viện dẫn, hay một văn bản cấp trên nêu đầy đủ 128/NQ-CP; hoặc ..."
    """
    return f"cần {missing(identity)} trong lời viện dẫn, hay một văn bản cấp trên nêu đầy đủ {known.number or known.key}; {PERSON}"


def needs_of_near(identity: Identity, known: Directive) -> str:
    """Number and issuer fit, the day does not."""
    return (
        f"viện dẫn ghi ngày {identity.date}, văn bản trong kho ngày {known.issued_on}: cần đính chính ngày, "
        f"hay toàn văn của văn bản ngày {identity.date}; {PERSON}"
    )


def needs_of_choice(identity: Identity | None, fitting: Sequence[Directive]) -> str:
    """Several papers fit."""
    return f"cần {missing(identity)} trong lời viện dẫn để chọn một trong {len(fitting)} văn bản; {PERSON}"


def needs_of_unknown(citation: Citation) -> str:
    """Nothing fits what little the words say."""
    if citation.form in POINTERS:
        return f"cần viện dẫn đầy đủ hay lời “sau đây gọi tắt là …” đứng trước chỗ này; {PERSON}"
    if citation.number:
        named = f"{citation.kind or 'văn bản'} số {citation.number}"
        return f"cần toàn văn của {named}, hay lời nêu đủ ký hiệu, ngày, cơ quan ban hành; {PERSON}"
    return f"cần số, ký hiệu của văn bản được dẫn; {PERSON}"


def missing(identity: Identity | None) -> str:
    """The parts of a full name that the words leave out."""
    if identity is None:
        return "ký hiệu, ngày, cơ quan ban hành"
    parts = (("ngày ban hành", identity.date), ("cơ quan ban hành", identity.issuer))
    return ", ".join(words for words, value in parts if not value) or "ngày ban hành đầy đủ"
