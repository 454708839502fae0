"""Drawings: parents lead to children whichever way was asked, boxes never overlap, the file opens offline and hostile text stays text."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.ask import Answer
from graph.draw import HEIGHT, WIDTH, draw, first_shown, make_network, place, policy
from graph.store import Row
from model.errors import BadParameter

EVIL = '</script><script>window.evil=1</script><img src=x onerror="window.evil=1"><a href="javascript:window.evil=1">href</a>{{7*7}}'


def row(key: str, depth: int, parent: str | None, **more: object) -> Row:
    """A row of a cascade."""
    facts: Row = {
        "key": key,
        "number": f"{key}/KH-UBND",
        "kind": "Kế hoạch",
        "heading": "Thích ứng an toàn",
        "issuer": "Ủy ban nhân dân tỉnh Cao Bằng",
    }
    where: Row = {"issued_on": "2021-11-26", "level": "province", "status": "held", "depth": depth, "parent": parent, "continues": None}
    step: Row = {
        "relation": "IMPLEMENTS" if parent else None,
        "other_parents": [],
        "days_after_parent": 4 if parent else None,
        "quote": "Thực hiện",
    }
    return facts | where | step | more


def cascade(*rows: Row, query: str = "cascade_down") -> Answer:
    """An answer of these rows."""
    return Answer(query, {}, ("key",), rows)


SMALL = cascade(
    row("901", 0, None),
    row("902", 1, "901"),
    row("903", 2, "902"),
    row("904", 2, "902", other_parents=[{"key": "901", "relation": "BASED_ON", "scope": "document", "in_tree": True}]),
    row("905", 1, "901", continues="902"),
)
UP = cascade(row("903", 0, None), row("902", 1, "903"), row("901", 2, "902"), query="cascade_up")
AROUND = cascade(
    row("902", 0, None)
    | {
        "outgoing": [{"key": "901", "number": "901/NQ-CP", "relation": r, "quote": "Căn cứ"} for r in ("BASED_ON", "IMPLEMENTS")],
        "incoming": [{"key": "903", "number": "903/TB-UBND", "relation": "GUIDES", "quote": "Hướng dẫn"}],
    },
    query="directive",
)


def wide(count: int) -> Answer:
    """A root, a tenth of the rest below it, the others below those."""
    middle = [f"m{n}" for n in range(count // 10)]
    rows = [row("root", 0, None)]
    for name in middle:
        rows += [
            row(name, 1, "root"),
            *(row(f"{name}.{n}", 2, name, quote="Thực hiện Nghị quyết số 901 của Chính phủ. " * 6) for n in range(9)),
        ]
    return cascade(*rows)


def test_edges_lead_from_parent_to_child() -> None:
    graph = make_network(SMALL)
    roles = {(parent, child): role for parent, child, role in graph.edges(data="role")}
    assert roles == {
        ("901", "902"): "tree",
        ("902", "903"): "tree",
        ("902", "904"): "tree",
        ("901", "904"): "other",
        ("901", "905"): "tree",
        ("902", "905"): "continues",
    }


def test_upwards_too_edges_lead_from_parent_to_child_and_the_highest_stands_left() -> None:
    graph = make_network(UP)
    assert set(graph.edges) == {("901", "902"), ("902", "903")}
    assert [graph.nodes[key]["column"] for key in ("901", "902", "903")] == [0, 1, 2]


def test_around_a_directive_edges_lead_from_the_citing_to_the_cited() -> None:
    graph = make_network(AROUND)
    assert set(graph.edges) == {("902", "901"), ("903", "902")}
    assert graph.edges["902", "901"]["relations"] == ["BASED_ON", "IMPLEMENTS"]
    assert [graph.nodes[key]["column"] for key in ("901", "902", "903")] == [0, 1, 2]


def test_other_answers_are_not_drawn() -> None:
    with pytest.raises(BadParameter):
        make_network(cascade(query="statistics"))


@pytest.mark.parametrize("answer", [SMALL, UP, AROUND, wide(70), wide(300)], ids=["down", "up", "around", "70", "300"])
def test_boxes_do_not_overlap(answer: Answer) -> None:
    graph = make_network(answer)
    places = place(graph, first_shown(graph))
    for (one, (x, y)), (other, (u, v)) in combinations(places.items(), 2):
        assert abs(x - u) >= WIDTH or abs(y - v) >= HEIGHT, (one, other)


def test_the_first_child_stands_beside_its_parent() -> None:
    places = place(graph := make_network(SMALL), first_shown(graph))
    assert places["901"][1] == places["902"][1] == places["903"][1] < places["904"][1] < places["905"][1]


@pytest.mark.parametrize(
    ("answer", "drawn"),
    [
        pytest.param(wide(90), 91, id="all"),
        pytest.param(wide(500), 51, id="whole levels"),
        pytest.param(cascade(row("root", 0, None), *(row(f"m{n}", 1, "root") for n in range(300))), 41, id="some of a wide level"),
    ],
)
def test_beyond_a_hundred_the_rest_is_folded(answer: Answer, drawn: int) -> None:
    graph = make_network(answer)
    assert len(place(graph, first_shown(graph))) == drawn


def test_five_hundred_documents_stay_small() -> None:
    assert len(draw(wide(500)).encode()) < 1_200_000


def test_an_empty_answer_is_an_empty_drawing() -> None:
    assert "<!doctype html>" in draw(cascade())


def test_the_policy_names_the_scripts_by_hash_alone() -> None:
    assert policy().startswith("sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy()
    assert policy().count("'sha256-") == 3


class Opened:
    """A drawing in a browser, with what it asked for and complained of."""

    def __init__(self, browser: Browser, answer: Answer, folder: Path) -> None:
        file = folder / "drawing.html"
        file.write_text(draw(answer), encoding="utf-8")
        self.page: Page = browser.new_page(viewport={"width": 1400, "height": 900})
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def end(self) -> None:
        """Nothing was fetched from elsewhere, nothing went wrong, no text was run."""
        assert [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))] == []
        assert self.complaints == []
        assert self.page.evaluate("window.evil === undefined")
        self.page.close()


def test_details_show_the_quote_and_lead_to_the_page(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, SMALL, tmp_path)
    opened.page.get_by_role("button", name="903/KH-UBND").click()
    details = opened.page.locator("#details")
    assert details.locator("blockquote").inner_text() == "Thực hiện"
    assert "triển khai thực hiện 902/KH-UBND" in details.inner_text()
    opened.page.get_by_role("button", name="905/KH-UBND").click()
    assert details.get_by_text("Tiếp nối").locator("+ dd").inner_text() == "902/KH-UBND"
    opened.page.get_by_role("button", name="903/KH-UBND").click()
    assert details.get_by_role("link").get_attribute("href") == "http://127.0.0.1:8000/?d=903"
    opened.end()


def test_hostile_words_stay_words(browser: Browser, tmp_path: Path) -> None:
    evil = cascade(row("a" + EVIL, 0, None, number=EVIL, issuer=EVIL), row("b", 1, "a" + EVIL, quote=EVIL, heading=EVIL, level="__proto__"))
    opened = Opened(browser, evil, tmp_path)
    opened.page.get_by_role("button", name="b/KH-UBND").click()
    assert opened.page.locator("blockquote").inner_text() == EVIL
    opened.end()


def test_search_without_diacritics_language_theme_and_levels(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, SMALL, tmp_path)
    opened.page.get_by_label("Tìm").fill("cao bang 904")
    assert opened.page.locator("#list button").all_inner_texts() == ["904/KH-UBND · Ủy ban nhân dân tỉnh Cao Bằng · 26/11/2021"]
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#details h2").inner_text() == "904/KH-UBND"
    opened.page.get_by_role("button", name="English").click()
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert "implements 902/KH-UBND" in opened.page.locator("#details").inner_text()
    opened.page.get_by_role("button", name="Light / dark").click()
    level = opened.page.get_by_role("button", name="Province (5)")
    level.click()
    assert level.get_attribute("aria-pressed") == "false"
    opened.end()


def test_a_large_cascade_opens_folded_and_unfolds(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, wide(300), tmp_path)
    opened.page.get_by_role("button", name="m29.8/KH-UBND").click()
    assert opened.page.locator("#details h2").inner_text() == "m29.8/KH-UBND"
    opened.page.get_by_role("button", name="Mở hết").click()
    opened.page.get_by_role("button", name="Vừa khung").click()
    opened.end()


@pytest.mark.parametrize("answer", [UP, AROUND], ids=["up", "around"])
def test_other_views_open(browser: Browser, tmp_path: Path, answer: Answer) -> None:
    opened = Opened(browser, answer, tmp_path)
    assert opened.page.locator("canvas").count() == 1
    opened.page.get_by_role("button", name="901/").click()
    assert opened.page.locator("blockquote").count() == 1
    opened.end()
