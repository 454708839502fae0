"""Mails (.eml) and saved pages (.mht): attachments are read as files of their own; the words of the mail are a document only
where nothing is attached, or where they have a letterhead themselves: a note that goes with an attachment directs nobody."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import mimetypes
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage, MIMEPart
from pathlib import Path

from ingest.read.decode import read_bytes
from ingest.read.html import MEDIA_TYPE
from ingest.read.reading import Reading, Unpacked, Unread
from ingest.read.unpack import Unpacker
from model.errors import UnreadableFile
from model.fold import fold

_DECORATION = 40_000  # bytes: a page that was scanned has more
_TNEF = (
    "winmail.dat của Outlook chưa đọc được; mở thư bằng Outlook, lưu tệp đính kèm rồi nạp, hoặc nhờ gửi lại "
    "(attachments wrapped by Outlook; save them in Outlook, or ask for the mail again)"
)
_ENCRYPTED = "thư ký số hoặc mã hóa (S/MIME); mở bằng phần mềm thư rồi lưu tệp đính kèm (a signed or encrypted mail; save its attachments)"
_UNREAD = {
    "application/ms-tnef": _TNEF,
    "application/vnd.ms-tnef": _TNEF,
    "winmail.dat": _TNEF,
    "application/pkcs7-mime": _ENCRYPTED,
    "application/x-pkcs7-mime": _ENCRYPTED,
}
_LETTERHEAD = re.compile(r"doc lap\W{1,20}tu do|dang cong san viet nam")


def read(path: Path, folder: Path) -> Iterator[Unpacked | Unread | Reading]:
    """What is attached, unpacked into `folder`, and the words of the mail. UnreadableFile where there is neither."""
    message = email.message_from_bytes(read_bytes(path), policy=email.policy.default)
    attached = list(_attached(message, Unpacker(folder)))
    yield from attached
    body = _body(message)
    if body and is_document_itself(body, attached):
        yield body
    if not body and not attached:
        raise UnreadableFile("thư không có nội dung (the mail is empty)")


def is_document_itself(body: Reading, attached: Sequence[Unpacked | Unread]) -> bool:
    """Whether the words of a mail are a document, not a note that goes with one."""
    return not attached or bool(_LETTERHEAD.search(fold(body.text)))


def _attached(message: EmailMessage, unpacker: Unpacker) -> Iterator[Unpacked | Unread]:
    for number, part in enumerate(_parts(message), start=1):
        kind, name = part.get_content_type(), part.get_filename()
        if kind == "message/rfc822":
            inner = f"{(name or str(number)).removesuffix('.eml')}.eml"
            if unpacker.counts(inner):
                yield from unpacker.take(inner, io.BytesIO(_inner_mail(part)))
        elif reason := _UNREAD.get(kind) or _UNREAD.get((name or "").lower()):
            yield Unread(name or kind, reason)
        elif (name or _is_file(part)) and not _is_decoration(part):
            name = name or f"{number}{mimetypes.guess_extension(kind) or ''}"
            data = part.get_payload(decode=True)
            if unpacker.counts(name):
                yield from unpacker.take(name, io.BytesIO(data if isinstance(data, bytes) else b""))


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts of a mail; those of a mail inside it are its own."""
    for part in message.iter_parts() if message.is_multipart() else ():
        yield part
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)


def _inner_mail(part: MIMEPart) -> bytes:
    inner = part.get_payload(0)
    return inner.as_bytes() if isinstance(inner, EmailMessage) else b""


def _is_file(part: MIMEPart) -> bool:
    """A part that has no name and is no words of the mail."""
    return part.get_content_maintype() in ("application", "image") and not part.is_multipart()


def _is_decoration(part: MIMEPart) -> bool:
    """The small pictures of a page or a signature: a logo is no paper."""
    data = part.get_payload(decode=True) if part.get_content_maintype() == "image" and part.get("Content-ID") else None
    return isinstance(data, bytes) and len(data) < _DECORATION


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
