"""Nodes: directives and tasks, and the edges that tie a paper to the agencies and people of `named.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.agencies import resolve_agency, setting_of
from ingest.marks import WELL_READ
from ingest.resolve.evidence import one_line, quote_span
from ingest.resolve.named import Named
from ingest.resolve.packed import PRESS
from ingest.resolve.places import place_level
from ingest.resolve.types import Directive, Held, task_key
from model.batch import Edge, Node, Value
from model.correction import MARK
from model.document import Addressee, Document, Setting
from model.facts import Actor, AgencyMention, Task
from model.fold import fold
from model.text import HINT, Field, Span

STUB_NOTE = "Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ"
DRAFT_NOTE = "Dự thảo chưa có số; không tính là đã ban hành"
POOR_NOTE = "Đọc từ bản chụp hoặc tệp chất lượng kém; cần đối chiếu bản gốc"
_DIGITS = re.compile(r"0*(?P<digits>[0-9]+[a-z]?)[/-]")
ROLE_EDGES = {"lead": "LED_BY", "joint": "LED_BY", "executor": "LED_BY", "coordinating": "COORDINATED_BY", "reports_to": "REPORTS_TO"}


def directive_node(directive: Directive, citations: int) -> Node:
    """The node of a directive, held or cited."""
    held = directive.held
    properties: dict[str, Value] = {
        "number": directive.number,
        "symbol": _symbol(directive.number),
        "folded": directive.identity.number or None,
        "digits": _digits(directive.identity.number),
        "kind": directive.kind,
        "heading": one_line(directive.heading) if directive.heading else None,
        "heading_folded": fold(directive.heading) if directive.heading else None,
        "issuer": directive.identity.issuer,
        "issued_on": directive.issued_on,
        "level": directive.body.level if directive.body else None,
        "line": directive.body.line if directive.body else None,
        "place": directive.body.place if directive.body else None,
        "province": _province(directive),
        "status": "held" if held else "cited",
        "press": directive.kind == PRESS,
        "citations": citations,
    }
    properties.update(_held_properties(held) if held else {"note": STUB_NOTE, "tasks": 0})
    properties["repeals_unseen"] = directive.identity.issuer if properties.get("unseen_repeals") else None
    return Node(("Directive",), directive.key, properties)


def _held_properties(held: Held) -> dict[str, Value]:
    document, force = held.found.document, held.found.facts.force
    poorly = held.quality is not None and held.quality < WELL_READ
    return {
        "effective_on": force.effective_on.value if force.effective_on else None,
        "period_end": force.period_end.value if force.period_end else None,
        "unseen_repeals": [field.value for field in force.unseen_repeals],
        "urgency": document.urgency.value if document.urgency else None,
        "draft": document.draft,
        "source": held.source,
        "sha256": held.sha256,
        "ordinal": document.ordinal,
        "span_start": document.span.start,
        "span_end": document.span.end,
        "files": list(held.copies),
        "tasks": len(held.found.facts.tasks),
        "pages": list(held.pages) or None,
        "quality": held.quality,
        "poorly_read": poorly or None,
        "hinted": _hinted(document) or None,
        "note": "; ".join([*(n for n, holds in ((DRAFT_NOTE, document.draft), (POOR_NOTE, poorly)) if holds), *_state(document)]) or None,
    }


def _hinted(document: Document) -> list[str]:
    """The fields that only a hint gives, each with its words: "issued_on: Ngày ban hành: 12/03/2023"."""
    fields = {"number": document.number, "kind": document.kind, "issuer": document.issuer, "issued_on": document.issued_on}
    filled = {name for name, field in {**fields, "title": document.title}.items() if field and field.rule == HINT}
    filled |= {"signer" for signer in document.signers if signer.rule == HINT}
    return [f"{hint.field}: {hint.said}" for hint in document.hints if hint.field in filled]


def _state(document: Document) -> list[str]:
    """What a portal says of the force of a paper: shown as its word, no fact of the text."""
    return [f"Thuộc tính kèm theo ghi: {hint.said}" for hint in document.hints if hint.field == "state"][:1]


def _symbol(number: str | None) -> str | None:
    """What follows the digits: "UBND-TH" of 3852/UBND-TH, "CV/TU" of 176-CV/TU."""
    rest = (number or "").lstrip("0123456789").lstrip("/-")
    return rest or None


def _digits(folded: str) -> str | None:
    """What a number begins with, as far as its first mark: "128" of 128/nq-cp, "15a" of 015a-ct/tu."""
    found = _DIGITS.match(folded)
    return found["digits"] if found else None


def _province(directive: Directive) -> str | None:
    if directive.held and directive.held.found.document.setting.province:
        return directive.held.found.document.setting.province
    if directive.held and directive.kind == PRESS:
        return _only_province(directive.held)
    return _setting(directive.identity.issuer, directive.issued_on).province if directive.identity.issuer else None


def _only_province(held: Held) -> str | None:
    """An article is about the one province whose agencies it names; of several, about none."""
    named = {a.place.rpartition(", ")[2] for a in held.found.facts.agencies if a.place}
    found = {place for place in named if place_level(place) == "province"}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=100_000)
def _setting(issuer: str, issued_on: str | None) -> Setting:
    return setting_of(issuer, issued_on)


def held_ties(directive: Directive, named: Named) -> list[Edge]:
    """Issuer, signers, addressees and copies of a directive; a stub has its issuer only."""
    me = ("Directive", directive.key)
    held = directive.held
    if held is None:
        issuer = directive.identity.issuer
        mention = named.renames.mention(_agency(issuer), directive.key) if issuer else None
        return [Edge("ISSUED_BY", me, named.issuer(mention, directive.issued_on), {})] if mention else []
    document, facts = held.found.document, held.found.facts
    edges: list[Edge] = []
    if document.issuer:
        issuer_mention = facts.issuer or _agency(document.issuer.value)
        edges.append(
            Edge(
                "ISSUED_BY",
                me,
                named.issuer(issuer_mention, directive.issued_on),
                field_evidence(directive, held, "issuer", document.issuer),
            )
        )
    if facts.speaks_for:
        edges.append(
            Edge(
                "ON_BEHALF_OF",
                me,
                named.agency(facts.speaks_for, directive.issued_on),
                evidence(directive, held, facts.speaks_for.span, facts.speaks_for.rule),
            )
        )
    for signer in document.signers:
        person = named.person(signer.name, signer.office, edges[0].target[1] if edges else "?")
        said = Field(signer.name, signer.span, signer.rule)
        edges.append(Edge("SIGNED_BY", me, person, field_evidence(directive, held, "signer", said)))
    edges += _readers("ADDRESSED_TO", directive, held, document.addressees, named)
    return edges + _readers("COPIED_TO", directive, held, document.recipients, named)


def name_units(directive: Directive, named: Named) -> None:
    """The official units below the issuer of a held paper, and beside it where it is a commune."""
    place = directive.body.place if directive.held and directive.body else None
    chain = (place or "").split(", ")
    if place and place_level(chain[-1]) == "province" and directive.kind != PRESS:
        named.units(chain[-1], directive.issued_on)
        if len(chain) > 1:
            named.units(", ".join(chain[-2:]), directive.issued_on)


def _readers(relation: str, directive: Directive, held: Held, readers: Iterable[Addressee], named: Named) -> list[Edge]:
    setting = held.found.document.setting
    edges = []
    for reader in readers:
        agency = named.renames.mention(_agency(one_line(reader.text), setting, reader.span), directive.key)
        if agency.level != "other" or agency.group:
            edges.append(
                Edge(
                    relation,
                    ("Directive", directive.key),
                    named.agency(agency, directive.issued_on),
                    evidence(directive, held, reader.span, agency.rule if agency.rule.startswith(MARK) else "list item"),
                )
            )
    return edges


def _agency(text: str, setting: Setting | None = None, span: Span | None = None) -> AgencyMention:
    known = resolve_agency(text, setting or Setting())
    return AgencyMention(span or Span(0, 0), text, known.name, "full name", known.level, known.line, known.place, known.group)


def document_parts(directive: Directive, named: Named) -> tuple[list[Node], list[Edge]]:
    """Tasks of a held directive, and who acts in them."""
    held = directive.held
    nodes: list[Node] = []
    edges: list[Edge] = []
    for ordinal, task in enumerate(held.found.facts.tasks if held else ()):
        assert held is not None
        node = _task_node(directive, held, ordinal, task)
        nodes.append(node)
        edges.append(Edge("HAS_TASK", ("Directive", directive.key), ("Task", node.key), evidence(directive, held, task.span, task.rule)))
        edges += [_actor_edge(directive, held, node, actor, named) for actor in task.actors]
    return nodes, edges


def _task_node(directive: Directive, held: Held, ordinal: int, task: Task) -> Node:
    deadline = task.deadline
    place = deadline.span if deadline and deadline.span.end > deadline.span.start else None  # a day that a person set stands nowhere
    return Node(
        ("Task",),
        task_key(directive.key, ordinal),
        {
            "wording": held.words(task.span),
            "path": task.path,
            "section": one_line(task.section) or None,
            "frame": one_line(task.frame) or None,
            "modality": task.modality,
            "deadline": deadline.value if deadline else None,
            "deadline_text": (one_line(deadline.text) or None) if deadline else None,
            "deadline_basis": deadline.basis if deadline else None,
            "deadline_via": deadline.via if deadline else False,
            "deadline_start": place.start if place else None,
            "deadline_end": place.end if place else None,
            "deadline_rule": deadline.rule if deadline else None,
            "recurrence": deadline.recurrence if deadline else None,
            "document": directive.key,
            "source": held.source,
            "span_start": task.span.start,
            "span_end": task.span.end,
            "rule": task.rule,
        },
    )


def _actor_edge(directive: Directive, held: Held, task: Node, actor: Actor, named: Named) -> Edge:
    proof = evidence(directive, held, actor.agency.span, actor.agency.rule)
    return Edge(
        ROLE_EDGES[actor.role],
        ("Task", task.key),
        named.agency(actor.agency, directive.issued_on),
        {"role": actor.role, "wording": one_line(actor.agency.text), **proof},
    )


def field_evidence(directive: Directive, held: Held, name: str, field: Field) -> dict[str, Value]:
    """The evidence of a field of the letterhead. One that only a hint gives says so, with the hint's words in its note; a column of a
    table has no place in the text."""
    hint = next((hint for hint in held.found.document.hints if hint.field == name), None) if field.rule == HINT else None
    if hint is None:
        return evidence(directive, held, field.span, field.rule)
    origin: dict[str, Value] = {"origin": HINT, "origin_note": hint.said}
    if field.span.start == field.span.end:
        return {"document": directive.key, "source": held.source, "rule": HINT, **origin}
    return {**evidence(directive, held, field.span, HINT), **origin}


def evidence(directive: Directive, held: Held, span: Span, rule: str) -> dict[str, Value]:
    """Document, place and words of a fact; no place and no words where a person said what the text does not."""
    if span.start == span.end and rule.startswith(MARK):
        return {"document": directive.key, "source": held.source, "rule": rule}
    return {
        "document": directive.key,
        "source": held.source,
        "span_start": span.start,
        "span_end": span.end,
        "quote": held.words(quote_span(held.text, span, _zone_of(held, span))),
        "rule": rule,
    }


def _zone_of(held: Held, span: Span) -> Span | None:
    zones = held.found.document.zones
    return next((zone.span for zone in zones if zone.span.start <= span.start < zone.span.end), None)
