"""What the simplest program would find: the yardstick beside our figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from model.record import SourceRecord

NUMBER = re.compile(r"\d+(?:/\d{4})?\s?[/-]\s?[A-ZĐa-zđ]{1,6}(?:[-/][A-ZĐƯa-zđư0-9&]+){1,4}")


def naive_prediction(record: SourceRecord) -> str:
    """Every number form is a citation; the first is the document's own."""
    found = [" ".join(m[0].split()) for m in NUMBER.finditer(record.text)]
    own = found[0] if found else None
    citations = [{"number": n, "relation": "REFERS_TO"} for n in found if n != own]
    return json.dumps({"source": record.source, "number": own, "citations": citations}, ensure_ascii=False)


def naive_edges(records: Iterable[SourceRecord]) -> list[dict[str, Any]]:
    """A citation means the first document that has its number, whoever issued it and when."""
    held: dict[str, str | None] = {}
    documents = [d for record in sorted(records, key=lambda r: r.source) for d in record.documents]
    for found in documents:
        if found.document.number:
            held.setdefault(found.document.number.value, found.document.issuer.value if found.document.issuer else None)
    return [
        {
            "from": {"number": found.document.number.value, "issuer": found.document.issuer.value if found.document.issuer else None},
            "to": {"number": citation.number, "issuer": held[citation.number]},
            "relation": citation.relation,
        }
        for found in documents
        if found.document.number
        for citation in found.facts.citations
        if citation.number in held and citation.number != found.document.number.value
    ]
