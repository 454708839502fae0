"""By when something is due, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.deadlines import deadline_of, find_deadlines
from ingest.extract.terms import add_working_days
from model.text import Span

ISSUED = "2021-08-10"
GOOD = [
    ("gửi trước 16 giờ ngày 11/8/2021 để tổng hợp", "2021-08-11T16:00"),
    ("báo cáo chậm nhất trong ngày 02/9/2021", "2021-09-02"),
    ("hoàn thành trước ngày 15/12/2021.", "2021-12-15"),
    ("phổ biến đến chi bộ, xong trong tháng 9-2021.", "2021-09"),
    ("kiểm tra 100% chợ trong quý IV/2021.", "2021-Q4"),
    ("hoàn thành trong năm 2022.", "2022"),
    ("chậm nhất đến hết ngày 15/9/2021", "2021-09-15"),
    ("sơ kết, báo cáo vào ngày 30/9/2021./.", "2021-09-30"),
    ("rút chốt trong 10 ngày kể từ ngày ký Kế hoạch này.", "2021-08-20"),
    ("đăng ký trong vòng 05 ngày kể từ ngày ra Thông báo này.", "2021-08-15"),
    ("nộp trong 05 ngày làm việc kể từ ngày ký.", "2021-08-17"),
    ("gửi danh sách trước ngày 25/12", "2021-12-25"),
    ("gửi báo cáo **trước ngày 03/12/2021** để tổng hợp", "2021-12-03"),
    ("xong trước 10h00' ngày 12/9/2021", "2021-09-12T10:00"),
    ("xong trước 3 giờ chiều ngày 12/9/2021", "2021-09-12T15:00"),
    ("chậm nhất là 17h00 thứ Sáu ngày 10/9/2021", "2021-09-10T17:00"),
    ("đến ngày 30/9/2021 phải hoàn thành", "2021-09-30"),
    ("hoàn thành trong quý II năm 2022", "2022-Q2"),
    ("báo cáo kết quả về Sở Y tế trước ngày 15/9/2021 để tổng hợp", "2021-09-15"),
    ("hoàn thiện, trình ban hành trước ngày 26/9/2021", "2021-09-26"),
    ("số hóa hồ sơ còn hiệu lực, hoàn thành trước 30/11/2021.", "2021-11-30"),
    ("gửi danh sách trong sáng ngày 12/8/2021", "2021-08-12"),
    ("hoàn thành trong 6 tháng đầu năm 2022", "2022"),
    ("hoàn thành trong đầu quý II/2022", "2022-Q2"),
    ("từ nay đến cuối năm 2021 hoàn thành", "2021"),
    ("gửi trước 10g00 ngày 12/8/2021", "2021-08-12T10:00"),
    ("không muộn hơn ngày 15/9/2021", "2021-09-15"),
    ("hạn chót là ngày 31/8/2021", "2021-08-31"),
    ("trong 01 tháng kể từ ngày ban hành", "2021-09-10"),
]
NONE = [
    "phát triển đến năm 2030",
    "giai đoạn 2021-2025",
    "có hiệu lực từ ngày 01/7/2025",
    "tiêm đủ liều từ tháng 11/2021",
    "tổ chức buổi họp vào lúc 08 giờ 30 ngày 12/8/2021 tại Hội trường",
    "các nhiệm vụ được giao trong năm 2021, tiếp tục rà soát",
    "theo Công văn số 12/UBND ngày 05/8/2021",
    "giãn cách từ ngày 01/9/2021 đến hết ngày 15/9/2021",
    "báo cáo trước ngày 30 tháng 9 và ngày 31 tháng 12 hằng năm",
    "định kỳ 6 tháng (trước 10/9) và năm (trước 10/12)",
    "các dự án khởi công trước ngày 01/7/2014",
    "văn bản ban hành trước ngày 01/7/2021 còn hiệu lực",
    "tính đến hết ngày 31/8/2021, toàn tỉnh tiêm 20.000 liều",
    "giãn cách đến hết ngày 25/8/2021",
    "tổ chức khai giảng vào ngày 05/9/2021",
    "hoàn thành giữa nhiệm kỳ",
    "trong thời hạn 30 ngày, kể từ ngày Quyết định này có hiệu lực",
    "gửi trước ngày 25/02",  # before the day of issue: which year is meant stays open
]
RECURRING = [
    ("báo cáo trước ngày 15 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("công bố trước 10 giờ thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=10"),
    ("báo cáo kết quả trước 17 giờ hàng ngày.", "FREQ=DAILY;BYHOUR=17"),
    ("báo cáo định kỳ hàng tuần (trước 15 giờ thứ Năm)", "FREQ=WEEKLY;BYDAY=TH;BYHOUR=15"),
    ("tổng kết trước ngày 20 tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"),
    ("báo cáo trước ngày 20 của tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"),
    ("báo cáo vào ngày 25 tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25"),
    ("gửi trước ngày 05 tháng đầu quý sau", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5"),
    ("hằng tháng, trước ngày 20 gửi báo cáo", "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("báo cáo trước 15h30 hằng ngày", "FREQ=DAILY;BYHOUR=15;BYMINUTE=30"),
    ("báo cáo vào chiều thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR"),
    ("báo cáo định kỳ 02 tuần một lần", "FREQ=WEEKLY;INTERVAL=2"),
]


# what is paid or planned every month or year is no duty that comes again
NOT_RECURRING = [
    "chi trả trợ cấp xã hội hằng tháng",
    "lập dự toán ngân sách hằng năm",
    "được hưởng lương hàng tháng",
    "theo kế hoạch công tác hằng năm",
]


@pytest.mark.parametrize("text", NOT_RECURRING)
def test_what_is_described_as_monthly_or_yearly(text: str) -> None:
    assert find_deadlines(text, Span(0, len(text)), ISSUED) == []


def read(text: str) -> list[str | None]:
    return [d.value for d in find_deadlines(text, Span(0, len(text)), ISSUED) if d.value]


@pytest.mark.parametrize(("text", "value"), GOOD, ids=[t for t, _ in GOOD])
def test_a_deadline_is_as_precise_as_its_words(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize("text", NONE)
def test_starts_periods_and_meetings_are_no_deadlines(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "rule"), RECURRING, ids=[t for t, _ in RECURRING])
def test_a_recurring_duty_has_a_rule_and_no_day(text: str, rule: str) -> None:
    found = deadline_of(find_deadlines(text, Span(0, len(text)), ISSUED))
    assert found is not None and (found.value, found.recurrence) == (None, rule)


def test_a_duty_that_comes_again_without_saying_how_often_has_no_rule() -> None:
    text = "khuyến khích người dân xét nghiệm ngẫu nhiên, định kỳ"
    (found,) = find_deadlines(text, Span(0, len(text)), ISSUED)
    assert (found.value, found.recurrence, found.text) == (None, None, "định kỳ")


def test_a_term_from_an_unknown_day_says_from_what() -> None:
    text = "trong 03 ngày làm việc kể từ ngày nhận được văn bản"
    (found,) = find_deadlines(text, Span(0, len(text)), ISSUED)
    assert found.value is None and found.basis == "từ ngày nhận được văn bản"


def test_a_counted_term_says_what_it_was_counted_from() -> None:
    text = "trong 10 ngày kể từ ngày ký"
    (found,) = find_deadlines(text, Span(0, len(text)), ISSUED)
    assert found.basis == "trong 10 ngày kể từ ngày ký 2021-08-10"


def test_working_days_pass_over_weekends_and_national_day() -> None:
    assert add_working_days("2021-08-31", 2) == "2021-09-06"


@pytest.mark.parametrize(
    ("issued", "count", "day"),
    [
        ("2025-01-24", 1, "2025-02-03"),  # Tết Ất Tỵ
        ("2025-04-29", 1, "2025-05-05"),  # 2 May off, moved from the Saturday before
        ("2025-04-25", 1, "2025-04-26"),  # the Saturday worked for it
    ],
)
def test_working_days_follow_the_official_calendar(issued: str, count: int, day: str) -> None:
    assert add_working_days(issued, count) == day


@given(st.text(alphabet="trước ngàykểtừhằmgố0123456789/.;, \n", max_size=200))
def test_any_text_is_read_and_evidence_is_cut_from_it(text: str) -> None:
    found = find_deadlines(text, Span(0, len(text)), ISSUED)
    assert all(" ".join(d.span.of(text).split()) == d.text for d in found)
