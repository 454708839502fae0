"""Small graphs about agencies that change: groups with their members, departments split and moved to another province."""

from __future__ import annotations

from model.batch import Batch, Edge, Node, Value
from model.fold import fold
from tests.graph.small_batches import Builder

CENTRE = "Chính phủ"
PROVINCE = "Ủy ban nhân dân tỉnh Kiên Giang"
LABOUR = "Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang"
PLANNING = "Sở Kế hoạch và Đầu tư tỉnh Kiên Giang"
DISTRICTS = "Ủy ban nhân dân các huyện, thành phố tỉnh Kiên Giang"
BOARD = "Ban Chỉ đạo phòng, chống dịch tỉnh Kiên Giang"
NOW = "tỉnh An Giang"
MEMBERS = ("Ủy ban nhân dân huyện An Biên", "Ủy ban nhân dân thành phố Phú Quốc")


def reform() -> Batch:
    """A resolution of 2021, replaced in 2023, and a plan under it: one office split, one moved, districts ended, one of unknown fate."""
    b = Builder()
    root = b.directive("961/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", line="state")
    plan = b.directive("962/KH-UBND", PROVINCE, "2021-11-26", kind="Kế hoạch", level="province", line="state", province="tỉnh Kiên Giang")
    later = b.directive("963/NQ-CP", CENTRE, "2023-05-01", kind="Nghị quyết", level="central", line="state")
    b.comes_from(plan, root)
    b.edges.append(Edge("REPLACES", ("Directive", later), ("Directive", root), {"scope": "document", "carries": False, "source": "t.txt"}))
    b.task(root, "Bộ Y tế hướng dẫn", ("Bộ Y tế", "lead"))
    b.task(plan, "Rà soát, hỗ trợ trẻ em mồ côi do dịch", (LABOUR, "lead"))
    b.task(plan, "Rà soát các đối tượng trên địa bàn", (LABOUR, "lead"), modality="request")
    b.task(plan, "Cân đối vốn cho kế hoạch", (PLANNING, "lead"), (LABOUR, "coordinating"))
    b.task(plan, "Tổ chức thực hiện tại cơ sở", (DISTRICTS, "lead"), (BOARD, "reports_to"))
    _agency(b, DISTRICTS, group=True, level="district", place="tỉnh Kiên Giang", valid_to="2025-06-30")
    _agency(b, LABOUR, level="department", place="tỉnh Kiên Giang", valid_to="2025-03")
    _agency(b, PLANNING, level="department", place="tỉnh Kiên Giang", valid_to="2025-03")
    _agency(b, BOARD, level="province", place="tỉnh Kiên Giang", orphaned=True)
    _members(b)
    _successions(b)
    return b.batch()


def _agency(b: Builder, heading: str, key: str = "", **more: Value) -> str:
    """An agency anew, with all that it carries."""
    key = key or fold(heading)
    facts: dict[str, Value] = {"heading": heading, "heading_folded": fold(heading), "level": "other", "line": "state", "group": False}
    b.nodes["Agency", key] = Node(("Agency",), key, facts | more)
    return key


def _members(b: Builder) -> None:
    for heading in MEMBERS:
        member = _agency(b, heading, level="district", place=f"{heading[17:]}, tỉnh Kiên Giang", valid_to="2025-06-30", inferred=True)
        listed: dict[str, Value] = {"list_source": "danh sách", "until": "2025-06-30"}
        b.edges.append(Edge("MEMBER_OF", ("Agency", member), ("Agency", fold(DISTRICTS)), listed))


def _successions(b: Builder) -> None:
    home = _step(b, LABOUR, "Sở Nội vụ tỉnh Kiên Giang", "2025-03", "45/2025/NĐ-CP", field="lao động", words=["viec lam"], rest=True)
    health = _step(b, LABOUR, "Sở Y tế tỉnh Kiên Giang", "2025-03", "45/2025/NĐ-CP", field="trẻ em", words=["tre em"])
    money = _step(b, PLANNING, "Sở Tài chính tỉnh Kiên Giang", "2025-03", "45/2025/NĐ-CP")
    for old, heading in ((home, "Sở Nội vụ"), (health, "Sở Y tế"), (money, "Sở Tài chính")):
        _step(b, old, f"{heading} {NOW}", "2025-07-01", "202/2025/QH15")
    _step(b, DISTRICTS, f"Ủy ban nhân dân {NOW}", "2025-07-01", None, open=True)


def _step(b: Builder, old: str, new: str, since: str, basis: str | None, **more: Value) -> str:
    start = since if since == "2025-07-01" else None
    key = f"{fold(new)}|{start}" if start else fold(new)
    _agency(b, new, key, level="department", place=NOW if start else "tỉnh Kiên Giang", valid_from=start, inferred=True)
    facts: dict[str, Value] = {"since": since, "basis": basis, "list_source": "bảng", **more}
    b.edges.append(Edge("SUCCEEDED_BY", ("Agency", fold(old)), ("Agency", key), facts))
    return key


def merged_provinces() -> Batch:
    """Under a resolution for all provinces: An Giang and Kiên Giang, one with a plan, became one; Cao Bằng went on; two districts of it."""
    b = Builder()
    for key, name, since, until in (
        ("89|?", "tỉnh An Giang", None, "2025-06-30"),
        ("91|?", "tỉnh Kiên Giang", None, "2025-06-30"),
        ("91|2025-07-01", "tỉnh An Giang", "2025-07-01", None),
        ("04|?", "tỉnh Cao Bằng", None, "2025-06-30"),
        ("04|2025-07-01", "tỉnh Cao Bằng", "2025-07-01", None),
    ):
        facts: dict[str, Value] = {"heading": name, "level": "province", "code": key[:2], "valid_from": since, "valid_to": until}
        b.nodes["Place", key] = Node(("Place",), key, facts)
    for old, new in (("89|?", "91|2025-07-01"), ("91|?", "91|2025-07-01"), ("04|?", "04|2025-07-01")):
        b.edges.append(Edge("SUCCEEDED_BY", ("Place", old), ("Place", new), {"since": "2025-07-01", "basis": "202/2025/QH15"}))
    for name in ("huyện Hòa An, tỉnh Cao Bằng", "huyện Hạ Lang, tỉnh Cao Bằng"):
        facts = {"heading": name, "level": "district", "valid_to": "2025-06-30"}
        b.nodes["Place", fold(name)] = Node(("Place",), fold(name), facts)
    _agency(b, "Bộ Y tế", level="ministry", listed="ministry")
    _agency(b, "Bộ Nông nghiệp và Môi trường", level="ministry", listed="ministry", valid_from="2025-03-01")
    root = b.directive("971/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", line="state")
    everyone = _agency(b, "Ủy ban nhân dân các tỉnh, thành phố", group=True, level="province")
    b.edges.append(Edge("ADDRESSED_TO", ("Directive", root), ("Agency", everyone), {}))
    kien_giang = b.directive("972/KH-UBND", PROVINCE, "2021-10-25", level="province", line="state", province="tỉnh Kiên Giang")
    b.directive("973/QĐ-UBND", "Ủy ban nhân dân tỉnh An Giang", "2021-12-01", level="province", line="state", province="tỉnh An Giang")
    home: dict[str, Value] = {"line": "state", "province": "tỉnh Cao Bằng"}
    cao_bang = b.directive("974/KH-UBND", "Ủy ban nhân dân tỉnh Cao Bằng", "2021-11-26", level="province", **home)
    place = "huyện Hòa An, tỉnh Cao Bằng"
    hoa_an = b.directive("975/KH-UBND", "Ủy ban nhân dân huyện Hòa An", "2021-12-06", level="district", place=place, **home)
    health = b.directive("976/QĐ-BYT", "Bộ Y tế", "2021-10-12", level="ministry", line="state")
    for child, parent in ((kien_giang, root), (cao_bang, root), (hoa_an, cao_bang), (health, root)):
        b.comes_from(child, parent)
    return b.batch()


def raised_province() -> Batch:
    """Under a resolution of 2021: a plan of tỉnh Thừa Thiên Huế, which became thành phố Huế in 2025."""
    b = Builder()
    steps = (
        ("46|?", "tỉnh Thừa Thiên Huế", None),
        ("46|2025-01-01", "thành phố Huế", "2025-01-01"),
        ("46|2025-07-01", "thành phố Huế", "2025-07-01"),
    )
    ends = ("2024-12-31", "2025-06-30", None)
    for (key, name, since), until in zip(steps, ends, strict=True):
        facts: dict[str, Value] = {"heading": name, "level": "province", "code": "46", "valid_from": since, "valid_to": until}
        b.nodes["Place", key] = Node(("Place",), key, facts)
    for (old, _, _), (new, _, since) in zip(steps, steps[1:], strict=False):
        b.edges.append(Edge("SUCCEEDED_BY", ("Place", old), ("Place", new), {"since": since}))
    root = b.directive("991/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", line="state")
    hue = b.directive("992/KH-UBND", steps[0][1], "2021-10-25", level="province", line="state", province=steps[0][1])
    b.comes_from(hue, root)
    return b.batch()


def asked_for_plans() -> Batch:
    """A resolution that asks a province for a plan by a day, and a plan that asks a department for a report; the plan is there."""
    b = Builder()
    province = "Ủy ban nhân dân tỉnh Cao Bằng"
    root = b.directive("981/NQ-CP", CENTRE, "2021-10-11", kind="Nghị quyết", level="central", line="state")
    plan = b.directive("982/KH-UBND", province, "2021-10-26", kind="Kế hoạch", level="province", line="state")
    b.comes_from(plan, root)
    b.task(root, "Ủy ban nhân dân tỉnh xây dựng kế hoạch thực hiện trước ngày 31/10/2021", (province, "lead"), deadline="2021-10-31")
    b.task(root, "Ủy ban nhân dân tỉnh mua vắc-xin trước ngày 31/10/2021", (province, "lead"), deadline="2021-10-31")
    b.task(plan, "Sở Y tế báo cáo kết quả trong tháng 11/2021", ("Sở Y tế tỉnh Cao Bằng", "lead"), deadline="2021-11")
    return b.batch()
