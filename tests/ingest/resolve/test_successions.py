"""Who took over from whom, and who belongs to a group: tables in our own words, checked against the lists of the time."""

from __future__ import annotations

import pytest

from ingest.agencies import resolve_agency
from ingest.agencies.registry import places_above
from ingest.resolve.groups import members_of
from ingest.resolve.named import Named
from ingest.resolve.places import body_period, place_key, province_today, provinces, succession_edges, takeover_of
from ingest.resolve.successions import body_named, founded_on, is_orphaned, steps_of
from ingest.resolve.units import communes_after, district_named, units_below
from ingest.vocabulary import load
from model.batch import Node
from model.document import Setting

REFORM = "2025-07-01"
# body, place -> who took over first, and since
STEPS = {
    "a ministry that joined another": ("Bộ Kế hoạch và Đầu tư", None, "2025-03-01", ["Bộ Tài chính"]),
    "two ministries that became one": ("Bộ Tài nguyên và Môi trường", None, "2025-03-01", ["Bộ Nông nghiệp và Môi trường"]),
    "a ministry whose functions were split": (
        "Bộ Lao động - Thương binh và Xã hội",
        None,
        "2025-03-01",
        ["Bộ Nội vụ", "Bộ Y tế", "Bộ Giáo dục và Đào tạo", "Bộ Công an", "Bộ Nông nghiệp và Môi trường"],
    ),
    "a Party commission of the centre": ("Ban Dân vận Trung ương", None, "2025-02", ["Ban Tuyên giáo và Dân vận Trung ương"]),
    "a Party commission of a province": (
        "Ban Tuyên giáo Tỉnh ủy Kiên Giang",
        None,
        "2025-02",
        ["Ban Tuyên giáo và Dân vận Tỉnh ủy Kiên Giang"],
    ),
    "a department that joined another": (
        "Sở Giao thông vận tải thành phố Cần Thơ",
        None,
        "2025-03",
        ["Sở Xây dựng thành phố Cần Thơ", "Công an thành phố Cần Thơ"],
    ),
    "a department that goes with its province": ("Sở Y tế tỉnh Kiên Giang", None, REFORM, ["Sở Y tế tỉnh An Giang"]),
    "a department of a province that kept its name": ("Sở Y tế tỉnh An Giang", None, REFORM, ["Sở Y tế tỉnh An Giang"]),
    "a department of a province that nothing joined": ("Sở Y tế tỉnh Cao Bằng", None, "", []),
    "a Party committee that becomes a city's": ("Tỉnh ủy Hậu Giang", None, REFORM, ["Thành ủy Cần Thơ"]),
    "a province that became a city": ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", None, "2025-01-01", ["Ủy ban nhân dân thành phố Huế"]),
    "a group of a province": ("Các sở, ban, ngành tỉnh Kiên Giang", "tỉnh Kiên Giang", REFORM, ["Các sở, ban, ngành tỉnh An Giang"]),
    "a district has no single successor": (
        "Ủy ban nhân dân huyện An Biên",
        "huyện An Biên, tỉnh Kiên Giang",
        REFORM,
        ["Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn huyện An Biên, tỉnh Kiên Giang cũ", "Ủy ban nhân dân tỉnh An Giang"],
    ),
    "a Party committee of a district": (
        "Huyện ủy Hòa An",
        "huyện Hòa An, tỉnh Cao Bằng",
        REFORM,
        ["Đảng ủy các xã, phường, đặc khu trên địa bàn huyện Hòa An, tỉnh Cao Bằng cũ", "Tỉnh ủy Cao Bằng"],
    ),
    "the police of a district, before it ended": (
        "Công an huyện An Biên",
        "huyện An Biên, tỉnh Kiên Giang",
        "2025-03-01",
        ["Công an tỉnh Kiên Giang", "Công an các xã, phường, thị trấn huyện An Biên"],
    ),
    "a court of a district": (
        "Tòa án nhân dân huyện An Biên",
        "huyện An Biên, tỉnh Kiên Giang",
        REFORM,
        ["Tòa án nhân dân khu vực (tỉnh An Giang)"],
    ),
    "an office of tax": ("Cục Thuế tỉnh Kiên Giang", "tỉnh Kiên Giang", "2025-03-01", ["Chi cục Thuế khu vực (tỉnh Kiên Giang)"]),
    "a commune that joined others": (
        "Ủy ban nhân dân xã Nam Yên",
        "xã Nam Yên, huyện An Biên, tỉnh Kiên Giang",
        REFORM,
        ["Ủy ban nhân dân xã Tây Yên"],
    ),
    "a hospital follows nobody": ("Bệnh viện đa khoa tỉnh Kiên Giang", "tỉnh Kiên Giang", "", []),
    "a group of the whole country goes on": ("Ủy ban nhân dân các tỉnh, thành phố", None, "", []),
    "a ministry that kept all": ("Bộ Y tế", None, "", []),
}


@pytest.mark.parametrize("case", STEPS)
def test_who_took_over_first(case: str) -> None:
    name, place, since, expected = STEPS[case]
    steps = steps_of(body_named(name, place))
    assert [step.to.name for step in steps] == expected
    assert {step.since for step in steps} == ({since} if since else set())


def chain(name: str, place: str | None = None, after: str = "") -> list[tuple[str, str]]:
    """The first successor again and again, with the day."""
    found: list[tuple[str, str]] = []
    body = body_named(name, place)
    while steps := steps_of(body, after):
        body, after = steps[0].to, steps[0].since
        found.append((after, body.name))
    return found


def test_steps_follow_one_another() -> None:
    assert chain("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang") == [
        ("2025-03", "Sở Tài chính tỉnh Kiên Giang"),
        (REFORM, "Sở Tài chính tỉnh An Giang"),
    ]
    assert chain("Cục Thuế tỉnh Hậu Giang", "tỉnh Hậu Giang")[-1] == (REFORM, "Thuế thành phố Cần Thơ")
    assert chain("Công an quận Ninh Kiều", "quận Ninh Kiều, thành phố Cần Thơ")[-1] == (REFORM, "Công an thành phố Cần Thơ")
    assert chain("Sở Tài chính tỉnh An Giang", after=REFORM) == []  # the one of today goes on


def test_a_split_says_the_field_and_its_words() -> None:
    steps = {step.to.name: step for step in steps_of(body_named("Sở Lao động - Thương binh và Xã hội tỉnh Cao Bằng"))}
    assert steps["Sở Y tế tỉnh Cao Bằng"].field == "bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội"
    assert "tre em" in steps["Sở Y tế tỉnh Cao Bằng"].words
    assert steps["Sở Nội vụ tỉnh Cao Bằng"].rest
    assert {step.basis for step in steps.values()} == {"45/2025/NĐ-CP"}


def test_a_body_of_a_place_that_ended_and_of_unknown_fate_says_so() -> None:
    assert is_orphaned(body_named("Ban Chỉ đạo phòng, chống dịch tỉnh Kiên Giang", "tỉnh Kiên Giang"))
    assert is_orphaned(body_named("Trung tâm Y tế huyện An Biên", "huyện An Biên, tỉnh Kiên Giang"))
    assert not is_orphaned(body_named("Ban Chỉ đạo phòng, chống dịch tỉnh Cao Bằng", "tỉnh Cao Bằng"))
    assert not is_orphaned(body_named("Sở Y tế tỉnh Kiên Giang"))


PERIODS = {
    "a province that ended": ("tỉnh Kiên Giang", "2021-06-01", ("", "2025-06-30")),
    "one that nothing joined goes on": ("tỉnh Cao Bằng", "2021-06-01", ("", "")),
    "a merged one before": ("thành phố Cần Thơ", "2021-10-06", ("", "2025-06-30")),
    "a merged one after": ("thành phố Cần Thơ", "2025-07", ("2025-07-01", "")),
    "a year that lies on both sides": ("thành phố Cần Thơ", "2025", None),
    "no day": ("tỉnh An Giang", None, None),
    "no province": ("huyện An Biên", "2021-06-01", ("", "")),
}


@pytest.mark.parametrize("case", PERIODS)
def test_the_days_of_the_bodies_of_a_province(case: str) -> None:
    place, day, expected = PERIODS[case]
    assert body_period(place, day) == expected


def test_provinces_of_today() -> None:
    assert (province_today("tỉnh Bình Dương"), province_today("tỉnh Cao Bằng")) == ("Thành phố Hồ Chí Minh", "tỉnh Cao Bằng")
    taken = takeover_of("tỉnh Kon Tum")
    assert taken is not None and (taken.name, taken.since, taken.basis) == ("tỉnh Quảng Ngãi", REFORM, "202/2025/QH15")


def test_founded_on() -> None:
    assert founded_on("Bộ Nông nghiệp và Môi trường", None) == "2025-03-01"
    assert founded_on("Sở Nông nghiệp và Môi trường tỉnh Cao Bằng", "tỉnh Cao Bằng") == "2025-03"
    assert founded_on("Sở Y tế tỉnh Cao Bằng", "tỉnh Cao Bằng") is None


MEMBERS = {
    "districts of a province": ("Ủy ban nhân dân các huyện, thành phố tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", 10),
    "districts named without các": ("Ủy ban nhân dân quận, huyện thành phố Cần Thơ", "thành phố Cần Thơ", "2021-10-06", 9),
    "provinces of 2021": ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None, "2021-10-11", 63),
    "provinces of 2026": ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None, "2026-01-02", 34),
    "communes of a district": ("Ủy ban nhân dân các xã, thị trấn huyện An Biên", "huyện An Biên", "2021-06-25", 9),
    "communes of a province of today": ("Ủy ban nhân dân các xã, phường, đặc khu tỉnh An Giang", "tỉnh An Giang", "2025-08-15", 102),
    "districts and a named city": ("Ủy ban nhân dân các huyện và thành phố Cao Bằng tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", 10),
    "a city that is not there": ("Ủy ban nhân dân các huyện và thành phố Vinh tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", None),
    "a province of an earlier name": (
        "Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Thừa Thiên Huế",
        "tỉnh Thừa Thiên Huế",
        "2022-03-05",
        9,
    ),
    "no districts any more": ("Ủy ban nhân dân các huyện, thành phố tỉnh Cao Bằng", "tỉnh Cao Bằng", "2025-08-15", None),
    "departments have no list": ("Các sở, ban, ngành tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", None),
    "who is concerned, nobody can tell": ("Các cơ quan, đơn vị liên quan", None, "2021-11-26", None),
    "some districts only": ("Ủy ban nhân dân các huyện biên giới tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", None),
    "a district whose name ten provinces have": (
        "Ủy ban nhân dân các xã, thị trấn huyện Châu Thành",
        "huyện Châu Thành",
        "2021-06-25",
        None,
    ),
    "no province": ("Ủy ban nhân dân cấp huyện", None, "2021-11-26", None),
    "offices that some districts lack": ("Phòng Dân tộc các huyện, thành phố tỉnh Cao Bằng", "tỉnh Cao Bằng", "2021-11-26", None),
    "no day": ("Ủy ban nhân dân các huyện, thành phố tỉnh Cao Bằng", "tỉnh Cao Bằng", None, None),
}


@pytest.mark.parametrize("case", MEMBERS)
def test_members_of_a_group(case: str) -> None:
    name, place, day, count = MEMBERS[case]
    members = members_of(body_named(name, place, group=True), day)
    assert (len(members.bodies) if members else None) == count


def test_members_lie_in_their_units_and_name_the_list() -> None:
    members = members_of(body_named("Ủy ban nhân dân các huyện, thành phố tỉnh Cao Bằng", "tỉnh Cao Bằng", group=True), "2021-11-26")
    assert members is not None
    assert {body.place.partition(", ")[2] for body in members.bodies if body.place} == {"tỉnh Cao Bằng"}
    assert (members.listed_in, members.since, members.until) == ("vietnamadminunits", "", "2025-06-30")


def test_the_lists_of_units() -> None:
    assert len(units_below("tỉnh Cao Bằng", "2021-01-01")) == 10
    assert [unit.place_class for unit in units_below("huyện An Biên, tỉnh Kiên Giang", "2021-01-01")].count("xã") == 8
    assert communes_after("xã Không Có, huyện An Biên, tỉnh Kiên Giang") == ()
    assert (district_named("huyện An Biên"), district_named("huyện Châu Thành")) == ("huyện An Biên, tỉnh Kiên Giang", None)


def agencies(*mentions: tuple[str, str | None, str]) -> dict[str, Node]:
    """Nodes by key after all were named and followed."""
    named = Named()
    for name, place, day in mentions:
        named.agency(body_named(name, place), day)
    named.follow()
    return {node.key: node for node in named.nodes() if node.labels[0] == "Agency"}


def test_a_body_of_a_merged_province_is_two() -> None:
    found = agencies(("Sở Y tế tỉnh An Giang", None, "2021-06-01"), ("Sở Y tế tỉnh An Giang", None, "2026-01-05"))
    assert sorted(found) == ["so y te tinh an giang", "so y te tinh an giang|2025-07-01"]
    assert [found[key].properties["valid_to"] for key in sorted(found)] == ["2025-06-30", None]
    assert all(node.properties["inferred"] is None for node in found.values())


def test_who_took_over_is_there_and_marked_as_inferred() -> None:
    found = agencies(("Sở Kế hoạch và Đầu tư tỉnh Kiên Giang", None, "2021-06-01"))
    assert {key: node.properties["inferred"] for key, node in found.items()} == {
        "so ke hoach va dau tu tinh kien giang": None,
        "so tai chinh tinh kien giang": True,
        "so tai chinh tinh an giang|2025-07-01": True,
    }


def test_a_paper_without_a_day_does_not_say_which_body() -> None:
    named = Named()
    assert named.agency(body_named("Sở Y tế tỉnh An Giang"), None) == ("Agency", "so y te tinh an giang|?")
    named.follow()
    assert not [edge for edge in named.edges() if edge.relation == "SUCCEEDED_BY"]


@pytest.mark.parametrize("name", ["central", "local"])
def test_every_row_of_the_lists_names_its_source(name: str) -> None:
    fields = load("successions/fields")
    for row in load(f"successions/{name}"):
        assert row["source"] in {"nq176", "nd45", "nq203", "party", "units", "none"}
        assert str(row["since"])[:4] == "2025" and row["from"] and row["to"]
        assert {target["field"] for target in row["to"] if "field" in target} <= set(fields)
        assert ("basis" in row) == (row["source"] in {"nq176", "nd45", "nq203"})


@pytest.mark.parametrize("words", ["UBND các xã, thị trấn", "UBND các xã, thị trấn huyện Châu Thành"])
@pytest.mark.parametrize(("province", "count"), [("tỉnh Kiên Giang", 10), ("tỉnh Long An", 13)])
def test_the_communes_of_a_district_whose_name_others_have(words: str, province: str, count: int) -> None:
    district = None if words.endswith("Châu Thành") else "huyện Châu Thành"
    setting = Setting(f"Ủy ban nhân dân {district or province}", province, district, None, "2021-06-25")
    group = resolve_agency(words, setting)
    assert (group.name, group.place) == ("Ủy ban nhân dân các xã, thị trấn huyện Châu Thành", f"huyện Châu Thành, {province}")
    members = members_of(body_named(group.name, group.place, group=True), "2021-06-25")
    assert members is not None and len(members.bodies) == count
    assert all(str(body.place).endswith(f", huyện Châu Thành, {province}") for body in members.bodies)


PROVINCES = {"2007-05-01": 64, "2008-08-01": 63, "2021-10-11": 63, "2024-12-31": 63, "2025-01-01": 63, "2025-06-30": 63, "2025-07-01": 34}


@pytest.mark.parametrize(("day", "count"), PROVINCES.items())
def test_how_many_provinces_there_were(day: str, count: int) -> None:
    assert len([province.name for province in provinces() if province.holds_on(day)]) == count


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("tỉnh Thừa Thiên Huế", "2021-10-11", "46|?"),
        ("thành phố Huế", "2025-03-01", "46|2025-01-01"),
        ("thành phố Huế", "2026-03-01", "46|2025-07-01"),
        ("thành phố Huế", "2021-10-11", "thanh pho hue"),  # then a city of the province
        ("tỉnh Hà Tây", "2007-05-01", "28|?"),
    ],
)
def test_a_province_under_its_name_of_the_day(name: str, day: str, key: str) -> None:
    assert place_key(name, day) == ("Place", key)


def test_a_province_that_was_raised_or_joined_follows_on() -> None:
    steps = {(edge.source[1], edge.target[1]): edge.properties["since"] for edge in succession_edges()}
    assert steps["46|?", "46|2025-01-01"] == "2025-01-01" and steps["46|2025-01-01", "46|2025-07-01"] == REFORM
    assert steps["28|?", "01|?"] == "2008-08-01"


def test_a_district_lies_in_its_province_of_the_day() -> None:
    assert places_above("huyện Phú Vang", "tỉnh Thừa Thiên Huế", "2021-10-11") == "tỉnh Thừa Thiên Huế"
    assert places_above("huyện Phú Vang", "thành phố Huế", "2025-03-01") == "thành phố Huế"
