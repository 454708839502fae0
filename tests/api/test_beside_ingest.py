"""`serve` beside `ingest`: what is ingested while the application runs appears without a restart."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote

from tests.api.conftest import ingest
from tests.cli.conftest import CLEAR_LETTER
from tests.conftest import ROOT


@contextmanager
def served(store: Path) -> Iterator[str]:
    """`chidao serve` as a process of its own; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli.main", "serve", "--port", str(port), "--store", str(store)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=os.environ)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def wait_for(port: int) -> None:
    """Until it listens, at most half a minute."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the application does not listen")


def asked(address: str, path: str) -> tuple[int, Any]:
    """Status and body of an answer."""
    try:
        with urllib.request.urlopen(address + quote(path, safe="/?=&"), timeout=30) as response:
            return response.status, json.load(response)
    except URLError as error:
        status = getattr(error, "code", 0)
        return status, json.load(error) if status else None  # type: ignore[arg-type]


def test_new_documents_appear_without_a_restart(tmp_path: Path) -> None:
    store, texts = tmp_path / "store", tmp_path / "texts"
    texts.mkdir()
    with served(store) as address:
        assert asked(address, "/api/statistics")[0] == 503
        (texts / "letter.txt").write_text(CLEAR_LETTER, encoding="utf-8")
        ingest(texts, store)
        status, answer = asked(address, "/api/cascade?directive=NQ 128")
        assert (status, [row["number"] for row in answer["rows"]]) == (200, ["128/NQ-CP", "915/UBND-VX"])
        (texts / "later.txt").write_text(CLEAR_LETTER.replace("915/UBND-VX", "916/UBND-VX"), encoding="utf-8")
        ingest(texts, store)
        numbers = {row["number"] for row in asked(address, "/api/cascade?directive=NQ 128")[1]["rows"]}
        assert numbers == {"128/NQ-CP", "915/UBND-VX", "916/UBND-VX"}
        source = asked(address, "/api/cascade?directive=NQ 128")[1]["rows"][1]["source"]
        assert asked(address, f"/api/text/{source}")[0] == 200
