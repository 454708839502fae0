"""Handmade graphs for the tests of stores and questions. All documents are invented; numbers 901-999."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from model.batch import Batch, Edge, Node, Value
from model.fold import fold

CENTRE = "Chính phủ"
MINISTRY = "Bộ Y tế"
PROVINCE = "Ủy ban nhân dân tỉnh Cao Bằng"
DISTRICT = "Ủy ban nhân dân huyện Hòa An"
COMMUNE = "Ủy ban nhân dân xã Nam Tuấn"
PARTY = "Tỉnh ủy Cao Bằng"
DEPARTMENT = "Sở Y tế tỉnh Cao Bằng"


def key_of(number: str, issuer: str, issued_on: str | None) -> str:
    """`901/nq-cp|chinh phu|2021`."""
    return f"{fold(number)}|{fold(issuer)}|{(issued_on or '?')[:4]}"


@dataclass
class Builder:
    """Puts a batch together, document by document."""

    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def directive(self, number: str, issuer: str, issued_on: str | None, **more: Value) -> str:
        """A held directive and its issuer; `status="cited"` for a stub."""
        key = key_of(number, issuer, issued_on)
        facts: dict[str, Value] = {
            "number": number,
            "folded": fold(number).lstrip("0"),
            "digits": re.split("[/-]", number)[0].lstrip("0"),
            "symbol": number.lstrip("0123456789").lstrip("/-"),
            "issuer": issuer,
            "issued_on": issued_on,
            "status": "held",
            "tasks": 0,
            "heading": f"Về việc số {number}",
        }
        facts |= more
        facts["heading_folded"] = fold(str(facts["heading"] or ""))
        self.nodes["Directive", key] = Node(("Directive",), key, facts)
        agency = self.agency(issuer)
        self.nodes["Agency", agency] = Node(("Agency", "Issuer"), agency, self.nodes["Agency", agency].properties)
        self.edges.append(Edge("ISSUED_BY", ("Directive", key), ("Agency", agency), proof(key, "Letterhead")))
        return key

    def agency(self, heading: str, **more: Value) -> str:
        """An agency by its full name."""
        key = fold(heading)
        facts: dict[str, Value] = {"heading": heading, "heading_folded": key, "level": "other", "line": "state", "group": False}
        self.nodes.setdefault(("Agency", key), Node(("Agency",), key, facts | more))
        return key

    def comes_from(self, child: str, parent: str, rank: int = 0, **more: Value) -> None:
        """The child carries the parent down as a whole."""
        self._citation("IMPLEMENTS", child, parent, {"scope": "document", "carries": True})
        facts: dict[str, Value] = {"relation": "IMPLEMENTS", "rank": rank, "continues": False}
        self.edges.append(
            Edge("COMES_FROM", ("Directive", child), ("Directive", parent), facts | proof(child, f"Thực hiện {parent}") | more)
        )

    def partly_from(self, child: str, parent: str, task_keys: list[str], **more: Value) -> None:
        """Only these tasks of the child carry the parent."""
        self._citation("IMPLEMENTS", child, parent, {"scope": "task", "carries": True, "task_keys": [*task_keys]})
        facts: dict[str, Value] = {"relation": "IMPLEMENTS", "rank": 5, "continues": False, "task_keys": [*task_keys]}
        self.edges.append(Edge("PARTLY_FROM", ("Directive", child), ("Directive", parent), facts | proof(child, f"Theo {parent}") | more))

    def _citation(self, relation: str, child: str, parent: str, more: dict[str, Value]) -> None:
        edge = Edge(relation, ("Directive", child), ("Directive", parent), more | proof(child, f"Thực hiện {parent}"))
        if all((e.relation, e.source, e.target) != (edge.relation, edge.source, edge.target) for e in self.edges):
            self.edges.append(edge)

    def mentions(self, child: str, parent: str, relation: str = "REFERS_TO", state: str = "resolved") -> None:
        """A citation that carries nothing; a suggested one has no edge between the directives."""
        ordinal = len(self.edges)
        key = f"{child}@{ordinal:07d}"
        words: dict[str, Value] = {"wording": f"văn bản {parent}", "state": state, "relation": relation, "candidates": [parent]}
        self.nodes["Citation", key] = Node(
            ("Citation",), key, words | {"reason": "only one candidate"} | proof(child, f"theo văn bản {parent}")
        )
        self.edges.append(Edge("HAS_CITATION", ("Directive", child), ("Citation", key), proof(child, "x")))
        self.edges.append(Edge("CITES", ("Citation", key), ("Directive", parent), {"state": state, **proof(child, "x")}))
        if state == "resolved":
            self._citation(relation, child, parent, {"scope": "document", "carries": False})

    def task(self, directive: str, wording: str, *actors: tuple[str, str], **more: Value) -> str:
        """A task with its actors as (full name, role)."""
        ordinal = sum(1 for label, key in self.nodes if label == "Task" and key.startswith(f"{directive}#"))
        key = f"{directive}#{ordinal + 1:03d}"
        facts: dict[str, Value] = {"wording": wording, "modality": "must", "document": directive, "source": "t.txt"}
        facts |= {"span_start": ordinal * 100, "span_end": ordinal * 100 + len(wording), "rule": "item"}
        self.nodes["Task", key] = Node(("Task",), key, facts | more)
        self.edges.append(Edge("HAS_TASK", ("Directive", directive), ("Task", key), proof(directive, wording)))
        for name, role in actors:
            relation = {"coordinating": "COORDINATED_BY", "reports_to": "REPORTS_TO"}.get(role, "LED_BY")
            facts_of_edge: dict[str, Value] = {"role": role, "wording": name.split(" tỉnh")[0], **proof(directive, wording)}
            self.edges.append(Edge(relation, ("Task", key), ("Agency", self.agency(name)), facts_of_edge))
        node = self.nodes["Directive", directive]
        self.nodes["Directive", directive] = Node(node.labels, node.key, {**node.properties, "tasks": ordinal + 1})
        return key

    def batch(self) -> Batch:
        """Sorted, as the pipeline gives it."""
        nodes = tuple(self.nodes[key] for key in sorted(self.nodes))
        return Batch(nodes, tuple(sorted(self.edges, key=lambda e: (e.relation, e.source, e.target))))


def proof(directive: str, quote: str) -> dict[str, Value]:
    """Evidence as every edge from a text has it."""
    return {"document": directive, "source": "t.txt", "span_start": 10, "span_end": 10 + len(quote), "quote": quote, "rule": "cue"}


def chain() -> Batch:
    """Centre → ministry → province → district → commune; the province names two parents, the commune comes late.
    A Party paper continues, a plan carries a guide by one task only, one citation is merely suggested."""
    b = Builder()
    root = b.directive("901/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", heading="Thích ứng an toàn, linh hoạt")
    ministry = b.directive("902/QĐ-BYT", MINISTRY, "2021-10-12", kind="Quyết định", level="ministry")
    province = b.directive("903/KH-UBND", PROVINCE, "2021-11-26", kind="Kế hoạch", level="province", place="tỉnh Cao Bằng")
    again = b.directive("904/KH-UBND", PROVINCE, "2021-12-20", kind="Kế hoạch", level="province")
    district = b.directive("905/KH-UBND", DISTRICT, "2021-12-01", kind="Kế hoạch", level="district")
    commune = b.directive("906/TB-UBND", COMMUNE, None, kind="Thông báo", level="commune")
    guide = b.directive(
        "907/HD-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", "2021-10-18", kind="Hướng dẫn", status="cited", note="Chưa có toàn văn"
    )
    unsure = b.directive("908/KH-UBND", "Ủy ban nhân dân tỉnh Hà Giang", "2021-11-30", kind="Kế hoạch")
    b.comes_from(ministry, root)
    b.comes_from(province, ministry, 1, days=45)
    b.comes_from(province, root, 0, days=46)
    b.comes_from(again, province, 0, continues=True)
    b.comes_from(district, province)
    b.comes_from(district, root, 1)
    b.comes_from(commune, district)
    b.mentions(unsure, root, "IMPLEMENTS", "suggested")
    b.mentions(unsure, ministry)
    b.task(root, "Bộ Y tế hướng dẫn đánh giá cấp độ dịch", (MINISTRY, "lead"), deadline="2021-10-15")
    b.task(
        province,
        "Sở Y tế chủ trì, phối hợp Công an tỉnh phân loại cấp độ dịch",
        (DEPARTMENT, "lead"),
        ("Công an tỉnh Cao Bằng", "coordinating"),
        deadline="2021-12",
        deadline_text="trong tháng 12/2021",
    )
    culture = b.task(province, "Sở Văn hóa tổ chức hoạt động du lịch", ("Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", "lead"))
    b.task(province, "Công khai cấp độ dịch hằng tuần", recurrence="FREQ=WEEKLY")
    b.task(
        district,
        "Phòng Y tế báo cáo trước 16 giờ",
        ("Phòng Y tế huyện Hòa An", "lead"),
        (DEPARTMENT, "reports_to"),
        deadline="2021-12-05T16:00",
    )
    b.partly_from(province, guide, [culture])
    return b.batch()


def stub_root() -> Batch:
    """A conclusion that is cited only, carried down by a Party letter and an office's letter that passes it on."""
    b = Builder()
    root = b.directive("07-KL/TW", "Bộ Chính trị", "2021-06-11", kind="Kết luận", status="cited", heading=None)
    party = b.directive("911-CV/TU", PARTY, "2021-06-15", kind="Công văn", line="party")
    office = b.directive("912/VP-KGVX", "Văn phòng Ủy ban nhân dân tỉnh Cao Bằng", "2021-06-21", kind="Công văn")
    b.comes_from(party, root)
    b.comes_from(office, party)
    b.comes_from(office, root, 1)
    b.task(office, "Sở Y tế tham mưu văn bản triển khai", (DEPARTMENT, "lead"))
    return b.batch()


def circle() -> Batch:
    """A wrong date made three plans each other's parents; the root is one of two ways in."""
    b = Builder()
    root = b.directive("921/CT-TTg", "Thủ tướng Chính phủ", "2021-07-01", kind="Chỉ thị")
    one, two, three = (
        b.directive(f"92{n}/KH-UBND", f"Ủy ban nhân dân tỉnh {name}", f"2021-07-0{n}")
        for n, name in ((2, "An Giang"), (3, "Bến Tre"), (4, "Cà Mau"))
    )
    b.comes_from(one, three, 0)
    b.comes_from(two, one, 0)
    b.comes_from(three, two, 0)
    b.comes_from(two, root, 1)
    b.comes_from(root, three, 0)
    b.task(three, "Không nêu cơ quan nào")
    return b.batch()


def namesakes() -> Batch:
    """One number in several provinces, years and forms; two laws without a number."""
    b = Builder()
    for issuer, day in (
        (PROVINCE, "2021-11-26"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "2021-10-06"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "2022-01-06"),
    ):
        b.directive("184/KH-UBND", issuer, day, kind="Kế hoạch")
    b.directive("128/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết")
    b.directive("128-KL/TW", "Bộ Chính trị", "2025-03-07", kind="Kết luận", line="party")
    b.directive("07-KL/TW", "Bộ Chính trị", "2021-06-11", kind="Kết luận", line="party")
    b.directive("42/2014/QĐ-TTg", "Thủ tướng Chính phủ", "2014-07-27", kind="Quyết định")
    for name in ("Sở Y tế tỉnh Cao Bằng", "Sở Y tế thành phố Cần Thơ", "Sở Giáo dục và Đào tạo tỉnh Cao Bằng", "Thành ủy Cần Thơ"):
        b.agency(name)
    return b.batch()


HOSTILE = (
    "'; MATCH (n) DETACH DELETE n //",
    '" OR 1=1',
    "<script>alert(1)</script>",
    "$directive {key: $x}",
    "\\'\\\\\n\t",
    "dòng 1\r\ndòng 2",
    "Nghi\u0323 quyê\u0301t",
    "\U0001f600 ký tự lạ",
    "a\u0000b",
    "`MATCH`",
)


def hostile() -> Batch:
    """Texts that would break a query that is put together from strings, lists, empty lists and numbers."""
    b = Builder()
    for ordinal, words in enumerate(HOSTILE):
        key = b.directive(
            f"93{ordinal}/KH-UBND", PROVINCE, "2021-11-26", heading=words, files=[words, "b.txt"], ordinal=ordinal, draft=False
        )
        b.task(key, words, (DEPARTMENT, "lead"))
        b.mentions(key, key_of("930/KH-UBND", PROVINCE, "2021-11-26"), state="ambiguous")
    return b.batch()


def large(documents: int = 2_000) -> Batch:
    """A cascade of many documents, three children each, with a task in every third."""
    b = Builder()
    keys = [b.directive("901/NQ-CP", CENTRE, "2021-10-11")]
    for n in range(1, documents):
        keys.append(b.directive(f"{n}/KH-UBND", f"Ủy ban nhân dân xã Số {n % 97}", f"2022-{n % 12 + 1:02d}-{n % 28 + 1:02d}"))
        b.edges.append(
            Edge(
                "COMES_FROM",
                ("Directive", keys[n]),
                ("Directive", keys[(n - 1) // 3]),
                {"relation": "IMPLEMENTS", "rank": 0, "continues": False, **proof(keys[n], "Thực hiện")},
            )
        )
        if n % 3 == 0:
            b.task(keys[n], f"Nhiệm vụ {n}", (DEPARTMENT, "lead"), deadline=f"2022-{n % 12 + 1:02d}")
    return b.batch()


def dense(levels: int = 12, width: int = 8) -> Batch:
    """Every document of a level comes from every one above: a walk over all paths would never end."""
    b = Builder()
    keys = [
        [b.directive(f"{level + 1}0{n}/KH-UBND", f"Ủy ban nhân dân xã {level}", f"2021-{level + 1:02d}-01") for n in range(width)]
        for level in range(levels)
    ]
    for level in range(1, levels):
        for (n, child), (m, parent) in product(enumerate(keys[level]), enumerate(keys[level - 1])):
            facts: dict[str, Value] = {"relation": "IMPLEMENTS", "rank": (n + m) % width, "continues": False}
            b.edges.append(Edge("COMES_FROM", ("Directive", child), ("Directive", parent), facts | proof(child, "Thực hiện")))
    return b.batch()


def provinces() -> Batch:
    """Five provinces of 2021 and one of 2025 under a resolution: two issued, one only in the press, one with other papers, one unknown."""
    b = Builder()
    for code, name, since in (
        ("04", "tỉnh Cao Bằng", None),
        ("33", "tỉnh Hưng Yên", None),
        ("42", "tỉnh Hà Tĩnh", None),
        ("96", "tỉnh Cà Mau", None),
        ("92", "thành phố Cần Thơ", None),
        ("92", "thành phố Cần Thơ", "2025-07-01"),
    ):
        key = f"{code}|{since or '?'}"
        until = None if since else "2025-06-30"
        facts: dict[str, Value] = {"heading": name, "level": "province", "code": code, "valid_from": since, "valid_to": until}
        b.nodes["Place", key] = Node(("Place",), key, facts)
    root = b.directive("941/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", line="state")
    cao_bang = {"province": "tỉnh Cao Bằng", "line": "state"}
    plan = b.directive("942/KH-UBND", PROVINCE, "2021-11-26", level="province", **cao_bang)
    health = b.directive("943/KH-SYT", DEPARTMENT, "2021-10-20", level="department", **cao_bang)
    party = b.directive("944-KH/TU", "Tỉnh ủy Hưng Yên", "2021-10-14", level="province", line="party", province="tỉnh Hưng Yên")
    district = b.directive(
        "945/KH-UBND", "Ủy ban nhân dân huyện Can Lộc", "2021-12-01", level="district", line="state", province="tỉnh Hà Tĩnh"
    )
    b.directive("946/KH-UBND", "Ủy ban nhân dân tỉnh Hà Tĩnh", "2022-10-12", level="province", line="state", province="tỉnh Hà Tĩnh")
    b.directive("947/KH-UBND", "Ủy ban nhân dân thành phố Cần Thơ", "2021-09-05", level="province", province="thành phố Cần Thơ")
    press = b.directive("948/BB", "Báo Cà Mau", "2021-10-16", kind="Bài báo", press=True, level="press", province="tỉnh Cà Mau")
    for child in (plan, health, party, district):
        b.comes_from(child, root)
    b.mentions(press, root)
    return b.batch()


def changed_papers() -> Batch:
    """A decision amended, then replaced; a resolution repealed in part; one that a list may have repealed; a plan whose years are over."""
    b = Builder()
    first = b.directive("951/QĐ-UBND", PROVINCE, "2019-03-12", kind="Quyết định", effective_on="2019-04-01")
    amending = b.directive("952/QĐ-UBND", PROVINCE, "2021-06-08", kind="Quyết định", effective_on="2021-06-08")
    replacing = b.directive("953/QĐ-UBND", PROVINCE, "2023-02-20", kind="Quyết định", effective_on="2023-03-01")
    partly = b.directive("954/NQ-CP", CENTRE, "2020-11-11", kind="Nghị quyết")
    b.directive("955/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết")
    listing = b.directive("956/NQ-CP", CENTRE, "2023-10-28", kind="Nghị quyết", unseen_repeals=["Nghị quyết;2021"], repeals_unseen=CENTRE)
    b.directive("957/KH-UBND", DISTRICT, "2022-04-20", kind="Kế hoạch", period_end="2023")
    for relation, source, target, part in (
        ("AMENDS", amending, first, "khoản 2 Điều 3"),
        ("REPLACES", replacing, first, None),
        ("REPEALS", listing, partly, "điểm 6"),
    ):
        facts: dict[str, Value] = {"scope": "document", "carries": False, "part": part, **proof(source, f"{relation} {target}")}
        b.edges.append(Edge(relation, ("Directive", source), ("Directive", target), facts))
    return b.batch()


BATCHES = {
    "changed_papers": changed_papers,
    "provinces": provinces,
    "chain": chain,
    "stub_root": stub_root,
    "circle": circle,
    "namesakes": namesakes,
    "hostile": hostile,
    "large": large,
    "dense": dense,
}
