"""Mails of Outlook (.msg): as `.eml`, what is attached is read as files of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from oxmsg import Message
from oxmsg.attachment import Attachment

from ingest.read.html import MEDIA_TYPE
from ingest.read.mail import is_document_itself, make_body
from ingest.read.reading import Reading, Unpacked
from ingest.read.unpack import Unpacker
from model.errors import UnreadableFile


def read(path: Path, folder: Path) -> Iterator[Unpacked | Reading]:
    """What is attached, unpacked into `folder`, and the words of the mail. UnreadableFile where there is neither."""
    message = Message.load(str(path))
    attached = list(_attached(message.attachments, Unpacker(folder)))
    yield from attached
    words, page = message.body or "", message.html_body or ""
    body = make_body(words, "text/plain") if words.strip() else make_body(page, MEDIA_TYPE) if page.strip() else None
    if body and is_document_itself(body, attached):
        yield body
    if not body and not attached:
        raise UnreadableFile("thư không có nội dung (the mail is empty)")


def _attached(attachments: tuple[Attachment, ...], unpacker: Unpacker) -> Iterator[Unpacked]:
    for attachment in attachments:
        name = attachment.file_name or ""
        if attachment.file_bytes is not None and unpacker.counts(name):
            yield from unpacker.take(name, io.BytesIO(attachment.file_bytes))
