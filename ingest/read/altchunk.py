"""Files inside a Word file that Word shows as part of it: a page, a saved page or a text that some program put there."""

from __future__ import annotations

import email
import email.policy
import zipfile

from ingest.read.decode import decode
from ingest.read.html import is_html, strip_tags
from ingest.read.xml import LARGEST_PART
from model.errors import UnreadableFile


def chunk_words(package: zipfile.ZipFile, target: str) -> str:
    """The words of the part that a relation points to; "" where it is none that can be read. Raises UnreadableFile."""
    name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
    if not target or name not in package.namelist() or package.getinfo(name).file_size > LARGEST_PART:
        return ""
    data = package.read(name)
    words = _saved_page(data) if data.lstrip()[:13].lower() == b"mime-version:" else decode(data)
    if words.lstrip().startswith(("PK", "{\\rtf")):
        raise UnreadableFile("tệp Word chứa một tệp khác; hãy mở bằng Word rồi lưu lại (it holds another file; save it again in Word)")
    return strip_tags(words)[0] if is_html(words) or words.lstrip().startswith("<") else words


def _saved_page(data: bytes) -> str:
    """The page of a web archive (.mht)."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    body = message.get_body(preferencelist=("html", "plain"))
    found = body.get_payload(decode=True) if body is not None else b""
    return decode(found) if isinstance(found, bytes) and found.strip() else ""
