"""What /openapi.json promises holds for generated requests, good and bad."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from api.app import create_app
from graph.store import open_for_reading

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
HERE = {"host": "127.0.0.1"}
DESCRIBED = create_app(open_for_reading("nowhere"), {"a.txt": ""}.get).openapi()["paths"]
GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
# Nothing is malformed where nothing is taken in the query string.
TAKING = sorted(path for path, item in DESCRIBED.items() if any(p["in"] == "query" for p in item["get"].get("parameters", [])))
FEW = settings(max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("path", "mode"), [*((path, GOOD) for path in sorted(DESCRIBED)), *((path, BAD) for path in TAKING)], ids=str)
def test_answers_are_as_described(app: FastAPI, path: str, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HERE)

    @FEW
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS, headers=HERE)

    ask()
