"""From when a paper holds, for which years, and what it ends by a list nobody sees."""

from __future__ import annotations

import pytest

from ingest.pipeline import extract_source
from ingest.read import read_text
from model.facts import Force

HEAD = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 915/QĐ-UBND

Cao Bằng, ngày 20 tháng 11 năm 2021

QUYẾT ĐỊNH
{title}

ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. {first}

Điều 2. {second}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""
TITLE, FIRST = "Ban hành quy định về đón tiếp công dân", "Ban hành kèm theo Quyết định này quy định về đón tiếp công dân."


def force(title: str = TITLE, first: str = FIRST, second: str = "Quyết định này có hiệu lực kể từ ngày ký.") -> Force:
    return extract_source(read_text("qd.txt", HEAD.format(title=title, first=first, second=second))).documents[0].facts.force


EFFECTIVE = {
    "signing": ("Quyết định này có hiệu lực kể từ ngày ký.", "2021-11-20"),
    "issue": ("Quyết định này có hiệu lực thi hành kể từ ngày ký, ban hành.", "2021-11-20"),
    "a day": ("Quyết định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2022.", "2022-01-01"),
    "a day wrapped": ("Quyết định này có hiệu lực\nkể từ ngày 01/01/\n2022 và thay thế Quyết định số 914/QĐ-UBND.", "2022-01-01"),
    "another paper's force": ("Rà soát văn bản còn hiệu lực từ ngày 01/01/2020.", None),
    "nothing said": ("Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.", None),
}


@pytest.mark.parametrize("name", EFFECTIVE)
def test_effective_on(name: str) -> None:
    words, day = EFFECTIVE[name]
    found = force(second=words).effective_on
    assert (found.value if found else None) == day


PERIOD = {
    "title": (f"{TITLE} giai đoạn 2022 - 2023", FIRST, "2023"),
    "first words": (TITLE, "Ban hành Chương trình đón tiếp, thực hiện trong 02 năm 2022 - 2023.", "2023"),
    "a school year is no period": (f"{TITLE} năm học 2021 - 2022", FIRST, None),
    "none": (TITLE, FIRST, None),
}


@pytest.mark.parametrize("name", PERIOD)
def test_period_end(name: str) -> None:
    title, first, year = PERIOD[name]
    found = force(title, first).period_end
    assert (found.value if found else None) == year


UNSEEN = {
    "list attached": ("Bãi bỏ toàn bộ 09 Quyết định ban hành năm 2019 và năm 2020 nêu tại danh mục kèm theo.", ["Quyết định;2019;2020"]),
    "appendix": ("Bãi bỏ các Thông tư quy định tại Phụ lục ban hành kèm theo Quyết định này.", ["Thông tư"]),
    "named, no list": ("Bãi bỏ Quyết định số 12/QĐ-UBND ngày 05/01/2019 của Ủy ban nhân dân tỉnh.", []),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_repeals(name: str) -> None:
    words, values = UNSEEN[name]
    assert [field.value for field in force(first=words).unseen_repeals] == values
