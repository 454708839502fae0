"""Whose paper a number means where nobody is named: a "Kế hoạch số 9/KH-UBND" in a paper of Ủy ban nhân dân tỉnh Kiên Giang is its own,
"9/TTr-STC" comes from its Sở Tài chính. Papers of central bodies and of the press have no such home.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ingest.agencies import resolve_agency
from ingest.extract.citations.mention import Mention
from ingest.numbers import fold_number, issuing_group
from ingest.vocabulary import load
from model.document import Setting


def at_home(mentions: Sequence[Mention], setting: Setting) -> list[Mention]:
    """The mentions; those with a local body in their symbol, and nobody named at any mention of the number, with the body of this place."""
    if setting.province is None or _side(setting) is None:
        return list(mentions)
    named = {fold_number(m.number) for m in mentions if m.number and m.issuer}
    return [m if m.issuer or not m.symbol or fold_number(m.number or "") in named else _issued_here(m, setting) for m in mentions]


def _issued_here(mention: Mention, setting: Setting) -> Mention:
    if _from_a_merged_place(mention, setting):
        return mention
    group, side = issuing_group(mention.symbol), _side(setting)
    name = load("symbols")["at_home"].get(group)
    if name:
        return replace(mention, issuer=resolve_agency(name, setting).name)
    body = load("symbols")["at_home_as"].get(group)
    return replace(mention, issuer=f"{body}{side}") if body and side else mention


def _from_a_merged_place(mention: Mention, setting: Setting) -> bool:
    """Whether the paper is older than the province that cites it: any of the former ones may have issued it."""
    new = load("symbols")["provinces_kept"]
    since = new["since"]
    young = (setting.issued_on or "") >= since and setting.province not in new["names"]
    return young and mention.date is not None and mention.date < since


def _side(setting: Setting) -> str | None:
    """What follows "Ủy ban nhân dân" in the name of the body whose papers are meant: " huyện An Biên" in its own papers, " tỉnh Kiên Giang"
    in those of bodies that bear the name of the province; None where the paper speaks for no place."""
    issuer, province = setting.issuer or "", setting.province or ""
    heads = load("symbols")["at_home_as"].values()
    own = next((issuer[len(head) :] for head in heads if issuer.startswith(f"{head} ")), None)
    place = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    return own or (f" {province}" if place and place in issuer and setting.district is None else None)
