"""The agencies named in a document, who issues it, and whose will it conveys."""

from __future__ import annotations

import re
from functools import cache

from ingest import vocabulary
from ingest.agencies import find_agencies, match_agency, resolve_agency
from model.document import Document, Setting
from model.facts import AgencyMention
from model.fold import fold, fold_keep
from model.text import HINT, SourceText, Span

# Site chrome is nobody's words; the letterhead and the signature say who issues, and are read by the parser.
_SILENT = frozenset({"chrome", "letterhead", "signature"})
_CONVEYED_WITHIN = 4_000  # characters from the start of a document in which an office says for whom it writes
_NAME_BETWEEN = r"(?:\s+[^\W\d_]+){0,7}?\s*,?\s+"  # "Phó Chủ tịch UBND tỉnh Nguyễn Văn A có ý kiến"


def extract_agencies(source: SourceText, document: Document) -> tuple[AgencyMention, ...]:
    """Every agency or group of agencies that the document names outside its letterhead and signature, in order."""
    spans = [zone.span for zone in document.zones if zone.kind not in _SILENT] if document.zones else [document.span]
    return tuple(mention for span in spans for mention in find_agencies(source.text, span, document.setting))


def extract_issuer(source: SourceText, document: Document) -> AgencyMention | None:
    """The issuing body with its level and place; None where the letterhead names none."""
    if document.issuer is None:
        return None
    found = resolve_agency(document.issuer.value, _without_issuer(document.setting))
    text = " ".join(document.issuer.span.of(source.text).split())
    rule = HINT if document.issuer.rule == HINT else "issuer:letterhead"
    return AgencyMention(document.issuer.span, text, document.issuer.value, rule, found.level, found.line, found.place)


def extract_speaks_for(source: SourceText, document: Document) -> AgencyMention | None:
    """Whose will an office conveys: "Phó Chủ tịch UBND tỉnh ... có ý kiến chỉ đạo" in a paper of Văn phòng UBND tỉnh.

    None where the issuer speaks for itself, or where the text does not say.
    """
    if document.issuer is None or not _writes_for_another(document.issuer.value):
        return None
    start = document.issuer.span.end
    span = Span(start, min(document.span.end, start + _CONVEYED_WITHIN))
    return _after_cue(source.text, span, document.setting) or _before_cue(source.text, span, document.setting)


def _without_issuer(setting: Setting) -> Setting:
    return Setting(None, setting.province, setting.district, setting.commune, setting.issued_on)


def _writes_for_another(issuer: str) -> bool:
    return any(fold(issuer).startswith(fold(office) + " ") for office in vocabulary.load("agencies/speaking")["offices"])


def _either(words: list[str]) -> str:
    return "|".join(re.escape(fold(word)).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Who may be conveyed, cues before him, cues after him; all on folded text."""
    words = vocabulary.load("agencies/speaking")
    heads = re.compile(rf"(?<![a-z0-9])(?:{_either(words['heads'])})(?![a-z0-9])")
    before = re.compile(rf"(?<![a-z0-9])(?:{_either(words['before'])})\s+")
    after = re.compile(rf"{_NAME_BETWEEN}(?:{_either(words['after'])})(?![a-z0-9])")
    return heads, before, after


def _after_cue(text: str, span: Span, setting: Setting) -> AgencyMention | None:
    flat = fold_keep(text[: span.end])
    heads, before, _ = _patterns()
    for cue in before.finditer(flat, span.start, span.end):
        if heads.match(flat, cue.end(), span.end) and (found := match_agency(text, cue.end(), span.end, setting)) and not found.group:
            return _conveyed(found, "speaks_for:cue_before")
    return None


def _before_cue(text: str, span: Span, setting: Setting) -> AgencyMention | None:
    flat = fold_keep(text[: span.end])
    heads, _, after = _patterns()
    for head in heads.finditer(flat, span.start, span.end):
        found = match_agency(text, head.start(), span.end, setting)
        if found and not found.group and after.match(flat, found.span.end, span.end):
            return _conveyed(found, "speaks_for:cue_after")
    return None


def _conveyed(found: AgencyMention, rule: str) -> AgencyMention:
    return AgencyMention(found.span, found.text, found.name, rule, found.level, found.line, found.place)
