"""One document as parsed: its header, its parts and its blocks of text."""

from __future__ import annotations

from typing import Literal

import msgspec

from model.text import Field, Hint, Span

ZoneKind = Literal[
    "chrome",  # site menus, running heads, lists of related documents: nobody's words
    "letterhead",  # issuing body, motto, number, place and date
    "title",  # kind word and trích yếu
    "addressees",  # Kính gửi
    "basis",  # căn cứ lines, Theo đề nghị ...
    "opening",  # first paragraphs before the first numbered part
    "body",
    "recipients",  # Nơi nhận
    "signature",
]
BlockKind = Literal["heading", "item", "paragraph", "row"]


class Zone(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the document with one duty. Zones are in order and do not overlap."""

    kind: ZoneKind
    span: Span


class Block(msgspec.Struct, frozen=True, gc=False):
    """One heading, numbered or dashed item, paragraph or table row of the body.

    `marker` is as written (`III`, `1`, `a`, `-`, `Điều 3`), empty for a plain paragraph;
    `path` is its place in the tree (`III.1.a`, dashes counted: `III.1.-2`); `parent` is the index
    of the block above it in `Document.blocks`, None at the top. The span leaves the marker out.
    """

    kind: BlockKind
    span: Span
    marker: str
    depth: int
    parent: int | None
    path: str


class Signer(msgspec.Struct, frozen=True, gc=False):
    """Who signed: name, office as written, and the mark before it (TM., KT., TL., TUQ., T/M, Q.)."""

    name: str
    span: Span
    office: str = ""
    on_behalf: str = ""
    rule: str = "signature"


class Addressee(msgspec.Struct, frozen=True, gc=False):
    """One item of the Kính gửi list, in the words of the text."""

    text: str
    span: Span


class Setting(msgspec.Struct, frozen=True, gc=False):
    """Where and when a document speaks: what decides whose "Tỉnh ủy" it means.

    Names are the official ones of that date: `tỉnh Cao Bằng`, `thành phố Cần Thơ`,
    `huyện An Biên`, `xã Nam Yên`. None where the text does not tell.
    """

    issuer: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    issued_on: str | None = None


class Document(msgspec.Struct, frozen=True, gc=False):
    """One letterhead and all that stands under it, or one press article.

    `ordinal` counts documents in the source from 0. `span` is its stretch of the source text.
    A press article has kind `Bài báo` and neither number nor issuer. `issued_on` is ISO, as
    precise as the text (`2021-11-26`, `2021-11`, `2021`). `draft` is true for "Số:     /KH-UBND".
    `hints` is what stands beside the text about it; a field that only a hint gives has the rule `hint`.
    """

    source: str
    ordinal: int
    span: Span
    kind: Field | None = None
    number: Field | None = None
    issuer: Field | None = None
    issued_on: Field | None = None
    title: Field | None = None
    urgency: Field | None = None
    secrecy: Field | None = None
    draft: bool = False
    setting: Setting = Setting()
    signers: tuple[Signer, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    recipients: tuple[Addressee, ...] = ()
    zones: tuple[Zone, ...] = ()
    blocks: tuple[Block, ...] = ()
    hints: tuple[Hint, ...] = ()
