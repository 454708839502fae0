"""Citations of one document: laws by name, full numbers, short forms, lists, aliases, words that point back.

laws, numbers, short, dated ─► issuers ─► lists ─► aliases and anaphora ─► relations
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ingest.extract.citations.dated import find_dated
from ingest.extract.citations.home import at_home
from ingest.extract.citations.issuers import issuer_before, with_issuer
from ingest.extract.citations.laws import find_laws
from ingest.extract.citations.lists import share
from ingest.extract.citations.mention import Mention
from ingest.extract.citations.numbered import find_lowered, find_misread, find_numbered
from ingest.extract.citations.own import end_of_own_title, is_own
from ingest.extract.citations.pinpoints import pinpoint_before
from ingest.extract.citations.pointers import point_by_issuer
from ingest.extract.citations.references import find_aliases, mark_aliases, point_back
from ingest.extract.citations.short import find_short
from ingest.extract.relations import read_relations
from model.document import Document
from model.facts import Citation
from model.text import SourceText, Span

_SILENT = frozenset({"chrome", "letterhead", "recipients"})


def extract_citations(source: SourceText, document: Document) -> tuple[Citation, ...]:
    """Every mention of another document, in order of position, each with its relation to this one."""
    text = source.text
    if not has_letterhead(document):
        document = replace(document, number=None)
    mentions: list[Mention] = []
    for start, end in spoken_stretches(text, document):
        mentions += _read_stretch(text, start, end, document)
    mentions = at_home([m for m in mentions if not is_own(text, m, document)], document.setting)
    mentions = mark_aliases(text, mentions)
    leaning: list[Mention] = []
    for start, end in spoken_stretches(text, document):
        leaning = _merge(leaning, find_aliases(text, start, end, mentions))
        leaning = _merge(leaning, point_back(text, start, end, mentions, document))
        leaning = _merge(leaning, point_by_issuer(text, start, end, mentions, document))
    return read_relations(text, document, [_citation(m) for m in _with_leaning(mentions, leaning)])


def _with_leaning(mentions: Sequence[Mention], leaning: Sequence[Mention]) -> list[Mention]:
    """Both in order of position; what an alias or pointing word stands for is counted in the list of all."""
    free = _merge(mentions, leaning)
    index = {id(mention): number for number, mention in enumerate(free)}
    return [m if m.antecedent is None else replace(m, antecedent=index[id(mentions[m.antecedent])]) for m in free]


def spoken_stretches(text: str, document: Document) -> Iterator[tuple[int, int]]:
    """The document without its letterhead, its list of recipients and what a site puts around it."""
    position = document.span.start if has_letterhead(document) else end_of_own_title(text, document)
    silent = _SILENT if has_letterhead(document) else _SILENT - {"letterhead"}
    below = _below_head(document)
    for zone in document.zones:
        if zone.kind in silent:
            if zone.span.start > position:
                yield position, zone.span.start
            position = max(position, min(zone.span.end, max(below, zone.span.start)) if zone.kind == "letterhead" else zone.span.end)
    if position < document.span.end:
        yield position, document.span.end


def _below_head(document: Document) -> int:
    """Where the last line of the letterhead ends: what a copy without "Kính gửi" leaves below it is speech."""
    fields = (document.number, document.issued_on, document.kind, document.title)
    return max((field.span.end for field in fields if field), default=document.span.start)


def has_letterhead(document: Document) -> bool:
    """Whether something stands under the letterhead; a lone sentence taken for one is read as text."""
    named = document.number or document.issuer or document.draft
    return named is not None and named is not False and any(zone.kind not in _SILENT for zone in document.zones)


def _read_stretch(text: str, start: int, end: int, document: Document) -> list[Mention]:
    found = list(find_laws(text, start, end))
    for reader in (find_misread, find_numbered, find_lowered, find_short, find_dated):
        found = _merge(found, reader(text, start, end))
    named = [with_issuer(text, mention, end, document.setting) for mention in found]
    shared = share(text, named)
    told = [_with_issuer_before(text, mention, start, document) for mention in shared]
    return [replace(m, pinpoint=part) if (part := pinpoint_before(text, m.start, start)) else m for m in told]


def _merge(first: Sequence[Mention], second: Iterable[Mention]) -> list[Mention]:
    """Both in order; what touches a mention of the first is left out."""
    out, taken, index = list(first), sorted((m.start, m.end) for m in first), 0
    for mention in sorted(second, key=lambda m: m.start):
        while index < len(taken) and taken[index][1] <= mention.start:
            index += 1
        if index == len(taken) or taken[index][0] >= mention.end:
            out.append(mention)
    return sorted(out, key=lambda m: m.start)


def _with_issuer_before(text: str, mention: Mention, floor: int, document: Document) -> Mention:
    if mention.issuer:
        return mention
    name = issuer_before(text, mention.start, floor, document.setting)
    return replace(mention, issuer=name) if name else mention


def _citation(mention: Mention) -> Citation:
    return Citation(
        Span(mention.start, mention.end), mention.form, mention.rule, mention.kind, mention.number, mention.date, mention.issuer,
        issuer_span=Span(*mention.issuer_span) if mention.issuer_span else None, title=mention.title, pinpoint=mention.pinpoint,
        antecedent=mention.antecedent, reason=mention.reason,
    )  # fmt: skip
