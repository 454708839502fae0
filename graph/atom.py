"""What is due as an Atom feed (RFC 4287), for readers of news that know no JSON Feed: the same items, made from the same rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from graph.calendar import UNDATED, make_feed
from graph.tree import Row

ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, which texts of documents may.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("", ATOM)


def make_atom(rows: Sequence[Row], home: str, name: str = "chidao: việc đến hạn") -> bytes:
    """The rows of `deadlines` as an Atom feed in UTF-8; `home` is the address of the page. An entry is stamped with the day of its paper,
    so that the same rows give the same bytes."""
    items: list[dict[str, object]] = make_feed(rows, home, name)["items"]  # type: ignore[assignment]
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})
    stamps = [str(item["date_published"]) for item in items]
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, 'chidao:deadlines')}")
    _add(feed, "title", name)
    _add(feed, "updated", max(stamps, default=f"{UNDATED}T00:00:00+07:00"))
    _add(SubElement(feed, f"{{{ATOM}}}author"), "name", "chidao")
    SubElement(feed, f"{{{ATOM}}}link", {"href": home})
    for item in items:
        _add_entry(feed, item)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _add_entry(feed: Element, item: dict[str, object]) -> None:
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, 'chidao:' + str(item['id']))}")
    _add(entry, "title", item["title"])
    _add(entry, "updated", item["date_published"])
    SubElement(entry, f"{{{ATOM}}}link", {"href": _FORBIDDEN.sub("", str(item["url"]))})
    _add(entry, "content", item["content_text"])
    for tag in item["tags"] if isinstance(item["tags"], list) else ():
        SubElement(entry, f"{{{ATOM}}}category", {"term": str(tag)})


def _add(parent: Element, name: str, words: object) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = _FORBIDDEN.sub("", str(words))
