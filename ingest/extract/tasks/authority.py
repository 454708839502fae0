"""Whether a body can order another or only ask it (rule 5 of the design): by line and level, not by the verb alone."""

from __future__ import annotations

from ingest.agencies import resolve_agency
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

_RANKS = {"central": 0, "ministry": 1, "province": 2, "department": 3, "district": 4, "commune": 5}
# "Văn phòng Ủy ban nhân dân tỉnh" writes for the committee
_OFFICE = "Văn phòng "
_NOWHERE = Span(0, 0)


def may_order(setting: Setting, receivers: tuple[AgencyMention, ...]) -> bool:
    """Whether the issuer stands above one of those it asks: a province above its departments, not above the Front or a ministry.

    Unknown bodies ("các cơ quan, đơn vị") are taken for one's own.
    """
    if setting.issuer is None or not receivers:
        return True
    issuer = _speaking(setting)
    return any(_stands_above(issuer, receiver) for receiver in receivers)


def _speaking(setting: Setting) -> AgencyMention:
    said = setting.issuer or ""
    name = resolve_agency(said.removeprefix(_OFFICE), setting)
    return AgencyMention(_NOWHERE, said, name.name, "issuer", name.level, name.line, name.place)


def _stands_above(issuer: AgencyMention, receiver: AgencyMention) -> bool:
    if issuer.level not in _RANKS or receiver.level not in _RANKS:
        return True
    if issuer.line == "party":
        return receiver.line in ("party", "front") or _RANKS[receiver.level] >= _RANKS[issuer.level]
    return receiver.line == "state" and _RANKS[receiver.level] > _RANKS[issuer.level] and not _is_sister(issuer, receiver)


def _is_sister(issuer: AgencyMention, receiver: AgencyMention) -> bool:
    """A ministry and a province, a department and a district: neither stands above the other."""
    return (issuer.level, receiver.level) in (("ministry", "province"), ("department", "district"))
