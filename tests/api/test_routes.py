"""Every route answers, over a real store, in the shape that /openapi.json promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import queries
from api.answers import answer_model, parameters_model

NQ = "128/nq-cp|chinh phu|2021"
LETTER = "435/VP-KGVX"
# A question, and parameters to which the samples have an answer.
ASKED: dict[str, dict[str, str]] = {
    "agency_tasks": {"agency": "Sở Y tế Cao Bằng"},
    "cascade_down": {"directive": "NQ 128"},
    "cascade_up": {"directive": LETTER},
    "deadlines": {"since": "2021-06", "until": "2021-Q4"},
    "directive": {"directive": "Nghị quyết 128/NQ-CP ngày 11/10/2021"},
    "edges": {},
    "path": {"source": LETTER, "target": "07-KL/TW"},
    "search": {"text": "thich ung an toan", "limit": "5"},
    "statistics": {},
    "unresolved": {"limit": "3"},
    "who_must_act": {"directive": "3862/HD-BVHTTDL"},
}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_rows_with_every_column(client: TestClient, name: str) -> None:
    response = client.get(f"/api/query/{name}", params=ASKED[name])
    assert response.status_code == 200, response.text
    body = response.json()
    assert body["query"] == name
    assert body["rows"]
    assert all(list(row) == body["columns"] == [column.name for column in queries.get(name).columns] for row in body["rows"])
    answer_model(queries.get(name)).model_validate(body, strict=True)


@pytest.mark.parametrize(
    ("path", "parameters", "query"),
    [
        ("/api/directives", {"text": "NQ 128"}, "search"),
        ("/api/directive", {"directive": "NQ 128"}, "directive"),
        ("/api/directives/128/NQ-CP", {}, "directive"),
        (f"/api/directives/{NQ}", {}, "directive"),
        ("/api/cascade", {"directive": "NQ 128"}, "cascade_down"),
        ("/api/cascade", {"directive": LETTER, "direction": "up"}, "cascade_up"),
        ("/api/who", {"directive": "NQ 128"}, "who_must_act"),
        ("/api/tasks", {"agency": "Sở Y tế Cao Bằng"}, "agency_tasks"),
        ("/api/deadlines", {"directive": "NQ 128", "since": "", "until": "2021-12-31"}, "deadlines"),
        ("/api/path", {"source": LETTER, "target": "07-KL/TW"}, "path"),
        ("/api/search", {"text": "Cao Bằng"}, "search"),
        ("/api/unresolved", {}, "unresolved"),
        ("/api/statistics", {}, "statistics"),
        ("/api/ask", {"q": "ai phai thuc hien NQ 128"}, "who_must_act"),
        ("/api/ask", {"q": "what is due in December 2021"}, "deadlines"),
        ("/api/brief", {"directive": "NQ 128", "agency": "Sở Y tế Cao Bằng"}, "brief"),
        ("/api/timeline", {"directive": "NQ 128"}, "timeline"),
        ("/api/reports", {}, "reports_owed"),
    ],
)
def test_short_addresses_answer_the_usual_questions(client: TestClient, path: str, parameters: dict[str, str], query: str) -> None:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    assert response.json()["query"] == query
    assert response.json()["rows"]


def test_the_letter_of_the_office_comes_from_the_conclusion(client: TestClient) -> None:
    rows = client.get("/api/cascade", params={"directive": LETTER, "direction": "up"}).json()["rows"]
    assert [row["number"] for row in rows] == [LETTER, "176-CV/TU", "07-KL/TW"]


def test_evidence_leads_to_the_words(client: TestClient) -> None:
    rows = client.get("/api/who", params={"directive": "NQ 128"}).json()["rows"][:40]
    for row in rows:
        found = client.get(f"/api/text/{row['source']}", params={"start": row["span_start"], "end": row["span_end"]}).json()
        assert " ".join(found["text"].split()) == row["quote"]


def test_a_text_comes_whole_or_in_part(client: TestClient, samples: Path) -> None:
    name = "2021-06-21_kien-giang_435-vp-kgvx.txt"
    raw = (samples / name).read_bytes().decode()
    whole = client.get(f"/api/text/texts/{name}").json()
    assert (whole["text"], whole["start"], whole["end"], whole["length"]) == (raw, 0, len(raw), len(raw))
    assert client.get(f"/api/text/texts/{name}?start=10&end=20").json()["text"] == raw[10:20]


@pytest.mark.parametrize("direction", ["down", "up", "around"])
def test_drawings_stand_in_a_sandbox(client: TestClient, direction: str) -> None:
    response = client.get("/draw", params={"directive": "NQ 128", "direction": direction})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    policy = response.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'sha256-")
    assert "128/NQ-CP" in response.text


@pytest.mark.parametrize("path", ["/", "/docs", "/docs/init.js", "/docs/swagger-ui/swagger-ui-bundle.js", "/openapi.json", "/api/queries"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"") == (200, b"")
    assert head.headers["content-length"] == str(len(got.content))


# --- the description ---------------------------------------------------------


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def test_every_question_is_described_with_its_columns(described: dict[str, Any]) -> None:
    for name in queries.names():
        query = queries.get(name)
        operation = described["paths"][f"/api/query/{name}"]["get"]
        assert operation["summary"] == f"{query.vi} / {query.en}"
        assert [p["name"] for p in operation.get("parameters", [])] == [p.name for p in query.parameters]
        model = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        rows = described["components"]["schemas"][model]["properties"]["rows"]["items"]["$ref"].rsplit("/", 1)[1]
        assert list(described["components"]["schemas"][rows]["properties"]) == [column.name for column in query.columns]


def test_every_route_has_a_summary_in_both_languages_and_examples(described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        assert set(item) == {"get"}
        assert " / " in item["get"]["summary"], path
        for parameter in item["get"].get("parameters", []):
            assert parameter["in"] == "path" or parameter["schema"].get("examples"), (path, parameter["name"])


def test_problems_are_described_under_their_own_media_type(described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        for status, response in item["get"]["responses"].items():
            if status != "200":
                assert list(response["content"]) == ["application/problem+json"], (path, status)


def test_a_new_question_is_typed_from_its_head_alone() -> None:
    head = (
        "// vi: Bao nhiêu?\n// en: How many?\n// param: since (date) — từ ngày\n// param: limit (integer = 3) — số dòng\n"
        "// column: number — số\n// column: weight (number) — độ nặng\n// column: others — văn bản: {key, tasks}\nRETURN $limit AS number"
    )
    query = queries.parse_query("how_many", head)
    row = answer_model(query).model_json_schema()["$defs"]
    assert row["HowManyRow"]["properties"]["number"]["anyOf"][0] == {"type": "string"}
    assert row["HowManyRow"]["properties"]["weight"]["anyOf"][0] == {"type": "number"}
    assert row["HowManyRowOthers"]["properties"]["tasks"]["anyOf"][0] == {"type": "integer"}
    taken = parameters_model(query).model_json_schema()
    assert (taken["required"], taken["properties"]["limit"]["default"], taken["additionalProperties"]) == (["since"], 3, False)
