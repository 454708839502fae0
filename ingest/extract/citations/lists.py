"""What the members of a list lend each other: kind, issuer, date.

"các Công văn số 3483/UBND-KGVX, số 3775/UBND-TH và Kế hoạch số 184/KH-UBND của UBND thành phố": the kind goes
forward, the issuer at the end goes back to all whose symbol names the same body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ingest.extract.citations.mention import Mention
from ingest.numbers import issuing_group

_SEPARATOR = re.compile(
    r"[\s\xa0,;&+]*(?:(?:và|hoặc|cùng với|cùng|với|hay|các|số|như|tại|trên cơ sở|căn cứ|theo)[\s\xa0:]*){0,3}", re.IGNORECASE
)
_LONGEST_GAP = 24
_BEHIND_ORDINAL = re.compile(r"(?<=\d)[/-].+$")


def share(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in order, each with what its list lends it."""
    out: list[Mention] = []
    for group in _groups(text, mentions):
        out += group if len(group) == 1 else _share_dates(_share_issuers(_share_symbols(_share_kinds(group))))
    return out


def _groups(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _follows(text, groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _follows(text: str, first: Mention, second: Mention) -> bool:
    gap = second.start - first.after
    return (
        0 <= gap <= _LONGEST_GAP
        and _SEPARATOR.fullmatch(text, first.after, second.start) is not None
        and "\n\n" not in text[first.after : second.start]
    )


def _share_kinds(group: list[Mention]) -> list[Mention]:
    kind: str | None = None
    out = []
    for mention in group:
        if mention.own_kind:
            kind = mention.kind
        elif mention.kind is None:
            mention = replace(mention, kind=kind)
        out.append(mention if mention is group[0] or mention.form != "full" else replace(mention, form="list"))
    return out


def _share_symbols(group: list[Mention]) -> list[Mention]:
    """ "Nghị quyết số 01 và 02/NQ-CP": a bare number takes the symbol of the next member, which has no kind of its own."""
    out = list(group)
    for index in range(len(out) - 2, -1, -1):
        bare, following = out[index], out[index + 1]
        alone = bare.form in ("short", "list") and not bare.date and bare.number and bare.number.isdigit()
        if alone and not following.own_kind and following.symbol:
            tail = _BEHIND_ORDINAL.search(following.number or "")
            named = f"{bare.number}{tail[0]}" if tail else bare.number
            out[index] = replace(bare, form="list", number=named, symbol=following.symbol if tail else "")
    return out


def _share_issuers(group: list[Mention]) -> list[Mention]:
    """An issuer said at the end is that of all before it with the same body in the symbol; one said first serves those after it."""
    out = list(group)
    for order in (range(len(out) - 1, -1, -1), range(len(out))):
        lender: Mention | None = None
        for index in order:
            mention = out[index]
            if mention.issuer_said or (lender is None and mention.issuer):
                lender = mention
            elif lender and mention.issuer is None and _same_body(lender, mention):
                out[index] = replace(mention, issuer=lender.issuer, issuer_span=lender.issuer_span)
    return out


def _same_body(first: Mention, second: Mention) -> bool:
    if not first.symbol or not second.symbol:
        return first.kind == second.kind
    if issuing_group(second.symbol) == "TW" and first.kind != second.kind:
        return False  # the Central Committee, the Politburo and the Secretariat share TW: a Chỉ thị of one says nothing of a Nghị quyết
    return issuing_group(first.symbol).rstrip("0123456789") == issuing_group(second.symbol).rstrip("0123456789")


def _share_dates(group: list[Mention]) -> list[Mention]:
    """One date at the end of a list headed by "các" with one kind word is the date of all."""
    last, head = group[-1], group[0]
    alone = head.plural and last.date and not any(m.date for m in group[:-1]) and not any(m.own_kind for m in group[1:])
    if last.date and last.same_day:
        return [replace(m, date=m.date or last.date) for m in group]
    return [replace(m, date=last.date) for m in group] if alone else group
