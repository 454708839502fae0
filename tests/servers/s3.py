"""A local S3 server for the tests (moto), in a thread of their process: started when first asked for, forgotten with the process."""

from __future__ import annotations

import atexit
import itertools
import logging
from functools import cache

import pytest
from moto.server import ThreadedMotoServer
from upath import UPath

BUCKET = "kho"
_numbers = itertools.count(1)


@cache
def shared_s3() -> str:
    """The address of the one server of this process."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    atexit.register(server.stop)
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"


def environment() -> dict[str, str]:
    """What a command must know to reach the server: as with a real one, all of it comes from the environment."""
    return {
        "AWS_ENDPOINT_URL_S3": shared_s3(),
        "AWS_ACCESS_KEY_ID": "thu",
        "AWS_SECRET_ACCESS_KEY": "bi-mat",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> str:
    """A place of this test alone, `s3://kho/7`, and the environment that opens it."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    files = UPath(f"s3://{BUCKET}").fs
    if not files.exists(BUCKET):
        files.mkdir(BUCKET)
    return f"s3://{BUCKET}/{next(_numbers)}"
