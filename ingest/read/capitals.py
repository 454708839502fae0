"""Letters that Word shows as capitals though they were typed small (`w:caps`): "sở y tế" is read as people see it, "SỞ Y TẾ"."""

from __future__ import annotations

from lxml import etree

from ingest.read.numbering import W

_OFF = frozenset({"0", "false", "off"})
_MOST = 20  # styles based on styles


def capital_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles, of paragraphs and of letters, whose words are shown in capitals, those based on them too."""
    if styles is None:
        return frozenset()
    said = {
        style.get(f"{W}styleId", ""): (_says(style.find(f"{W}rPr")), _value(style, "basedOn")) for style in styles.iterfind(f"{W}style")
    }
    return frozenset(name for name in said if _shown(name, said))


def is_capital(words: etree._Element, styles: frozenset[str]) -> bool:
    """Whether the run that holds these words is shown in capitals: by itself, by its style, or by that of its paragraph."""
    run = words.getparent()
    if run is None:
        return False
    properties = run.find(f"{W}rPr")
    own = _says(properties)
    if own is not None or not styles:
        return bool(own)
    paragraph = next(run.iterancestors(f"{W}p"), None)
    above = paragraph.find(f"{W}pPr") if paragraph is not None else None
    return _value(properties, "rStyle") in styles or _value(above, "pStyle") in styles


def _says(properties: etree._Element | None) -> bool | None:
    mark = properties.find(f"{W}caps") if properties is not None else None
    return None if mark is None else mark.get(f"{W}val", "true") not in _OFF


def _value(parent: etree._Element | None, tag: str) -> str:
    found = parent.find(f"{W}{tag}") if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _shown(name: str, said: dict[str, tuple[bool | None, str]]) -> bool:
    for _ in range(_MOST):
        own, above = said.get(name, (None, ""))
        if own is not None or not above:
            return bool(own)
        name = above
    return False
