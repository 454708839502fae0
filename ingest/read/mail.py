"""Mails (.eml) and saved pages (.mht): attachments are read as files of their own; the words of the mail are a document only
where nothing is attached, or where they have a letterhead themselves: a note that goes with an attachment directs nobody."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import Path

from ingest.read.decode import read_bytes
from ingest.read.html import MEDIA_TYPE
from ingest.read.reading import Reading, Unpacked
from ingest.read.unpack import Unpacker
from model.errors import UnreadableFile
from model.fold import fold

_LETTERHEAD = re.compile(r"doc lap\W{1,20}tu do|dang cong san viet nam")


def read(path: Path, folder: Path) -> Iterator[Unpacked | Reading]:
    """What is attached, unpacked into `folder`, and the words of the mail. UnreadableFile where there is neither."""
    message = email.message_from_bytes(read_bytes(path), policy=email.policy.default)
    attached = list(_attached(message, Unpacker(folder)))
    yield from attached
    body = _body(message)
    if body and is_document_itself(body, attached):
        yield body
    if not body and not attached:
        raise UnreadableFile("thư không có nội dung (the mail is empty)")


def is_document_itself(body: Reading, attached: list[Unpacked]) -> bool:
    """Whether the words of a mail are a document, not a note that goes with one."""
    return not attached or bool(_LETTERHEAD.search(fold(body.text)))


def _attached(message: EmailMessage, unpacker: Unpacker) -> Iterator[Unpacked]:
    for number, part in enumerate(message.walk(), start=1):
        name = part.get_filename()
        if part.get_content_type() == "message/rfc822" and part.is_attachment():
            inner = part.get_content()
            if unpacker.wants(f"{number}.eml"):
                yield unpacker.write(f"{name or number}.eml".replace(".eml.eml", ".eml"), io.BytesIO(inner.as_bytes()))
        elif name and not part.is_multipart() and unpacker.wants(name):
            data = part.get_payload(decode=True)
            yield unpacker.write(name, io.BytesIO(data if isinstance(data, bytes) else b""))


def _body(message: EmailMessage) -> Reading | None:
    found = [body for kind in ("plain", "html") if (part := message.get_body(preferencelist=(kind,))) and (body := _words(part))]
    documents = [body for body in found if _LETTERHEAD.search(fold(body.text))]  # the page of a mail may say more than its plain words
    return next(iter(documents or found), None)


def _words(part: MIMEPart) -> Reading | None:
    try:
        words = str(part.get_content())
    except (LookupError, ValueError):
        data = part.get_payload(decode=True)
        words = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    return make_body(words, part.get_content_type()) if words.strip() else None


def make_body(words: str, media_type: str) -> Reading:
    """The words of a mail; a page stays a page."""
    data = words.encode("utf-8", "replace")
    kept = MEDIA_TYPE if media_type == MEDIA_TYPE else "text/plain"
    return Reading(data.decode("utf-8"), hashlib.sha256(data).hexdigest(), media_type=kept)
