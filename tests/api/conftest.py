"""One application over a real embedded store, filled from data/samples."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from graph.store import open_for_reading
from ingest.catalogue import Catalogue
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Catalogue and graph of the sample corpus."""
    folder = tmp_path_factory.mktemp("kho")
    ingest(samples.parent, folder)
    return folder


def ingest(path: Path, store: Path) -> None:
    """`chidao ingest PATH --store STORE`, as a process of its own."""
    command = [sys.executable, "-m", "cli.main", "ingest", str(path), "--store", str(store)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="session")
def app(store_folder: Path) -> Iterator[FastAPI]:
    """The application, reading beside whoever writes."""
    with open_for_reading(str(store_folder)) as store:
        yield create_app(store, Catalogue(store_folder / "catalogue").text)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """Asks it under a name that it knows."""
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False, follow_redirects=False)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The application at a free port of this machine, for a browser; gives its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=20)
