"""The phrases of `vocabulary/tasks.yml` as patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.cues import Sought
from ingest.patterns import one_of
from ingest.vocabulary import load

_WORDS = load("tasks")
_NORMS = load("tasks_norms")


def any_of(phrases: Iterable[str]) -> str:
    """One pattern for a list of phrases, the longest first; a blank stands for any run of blanks."""
    return one_of(phrases)


def _whole(phrases: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", flags)


_THINGS = any_of(_WORDS["things"])
_VERBS = any_of(_WORDS["verbs"])
_NAMES = any_of(_WORDS["verb_names"])

_FIRST = any_of(_WORDS["first_verbs"])
_HEADS = f"{any_of(_WORDS['heads'])}|{any_of(_WORDS['small_heads'])}"
_LINE_START = r"(?<=\n)(?<![ởộ]\n)(?<!an\n)(?<!và\n)(?<!hòng\n)(?<!,\n)"

# What ends a name: a verb in small letters; names that hold such a verb are passed over as a whole. A verb with a capital
# ends a name only at the beginning of a line ("9. Sở Nội vụ", next line "Chủ trì ..."), not in "Bộ" and, wrapped, "Xây dựng".
_ASIDE = "".join(rf"(?<!{word}\s)" for word in _NORMS["before_aside"])
_DEFINING = rf"{_ASIDE}(?:{any_of(_NORMS['defining'])})(?!\s+(?:{any_of(_NORMS['not_defining'])}))"
_DESCRIBING = f"{any_of(_NORMS['describing'])}|{_DEFINING}"
PREDICATE = Sought(
    re.compile(rf"(?<!\w)(?:(?P<name>(?i:{_NAMES}))|(?P<verb>(?<!\()(?:{_DESCRIBING})|{_VERBS}|{_LINE_START}(?i:{_VERBS})))(?!\w)")
)
DESCRIBING = re.compile(rf"\s*,?\s*(?:{_DESCRIBING})(?!\w)", re.IGNORECASE)
# a noun that is no name alone, and the predicates that end the words which tell whom it means
BARE_NOUN = re.compile(rf"\s*(?:{any_of(_NORMS['bare_nouns'])})\s*", re.IGNORECASE)
STRONG = Sought(re.compile(rf"(?<!\w)(?:{any_of(_NORMS['strong_predicates'])})(?!\w)"))
# "Lãnh sự", "quân sự" are no "sự"
NOUN_BEFORE_ORDER = re.compile(rf"(?<!\w)(?<!lãnh\s)(?<!quân\s)(?<!nhân\s)(?:{any_of(_NORMS['noun_before_order'])})\s+$", re.IGNORECASE)
NOUN_BEFORE_TOGETHER = re.compile(rf"(?<!\w)(?:{any_of(_NORMS['noun_before_together'])})\s+$", re.IGNORECASE)
LISTING = re.compile(rf"(?<!\w)(?:{any_of(_NORMS['listing'])})\s*:?\s*$", re.IGNORECASE)
LISTING_DUTIES = _whole(_NORMS["listing_duties"], re.IGNORECASE)
NO_TASK_ARTICLE = re.compile(rf"[\s*“\"]*(?:{any_of(_NORMS['no_task_articles'])})(?!\w)", re.IGNORECASE)
BEFORE_NAME_VERB = re.compile(rf"(?<!\w)(?:{any_of(_NORMS['before_name_verb'])})\s+$", re.IGNORECASE)
POWER_TITLE, POWER = _whole(_NORMS["power_titles"], re.IGNORECASE), _whole(_NORMS["power_predicates"], re.IGNORECASE)
ANNEX_TITLE, ANNEX_DUTIES = _whole(_NORMS["annex_titles"], re.IGNORECASE), _whole(_NORMS["annex_duties"], re.IGNORECASE)
CLOSING_ARTICLES = Sought(_whole(_NORMS["closing_article"], re.IGNORECASE))
REASON = re.compile(rf"(?:{any_of(_NORMS['reasons'])})(?!\w)", re.IGNORECASE)
DUTY_FRAME, DUTY_TITLE = _whole(_NORMS["duty_frames"], re.IGNORECASE), _whole(_NORMS["duty_titles"], re.IGNORECASE)
FINISHING = re.compile(rf"[\s*_]*(?:{any_of(_WORDS['finishing'])})(?!\w)", re.IGNORECASE)
POWERS = re.compile(rf"[\s*“\"]*(?:{any_of(_NORMS['powers'])})(?!\w)", re.IGNORECASE)
NAME_TAIL = re.compile(rf"(?:{any_of(_NORMS['name_tails'])})\s+(?=(?:{any_of(_NORMS['behind_name_tails'])})(?!\w))")
CONVEYING, PROMISING = _whole(_NORMS["conveying_titles"], re.IGNORECASE), _whole(_NORMS["promising"], re.IGNORECASE)
METHOD = re.compile(rf"[\s*_]*(?:{any_of(_NORMS['method_headings'])})(?!\w)", re.IGNORECASE)
PROMISING_ARTICLE = _whole(_NORMS["promising_articles"], re.IGNORECASE)
RELATIVE_VERB = _whole(_NORMS["relative_verbs"])
CONVEYING_KINDS: frozenset[str] = frozenset(_NORMS["conveying_kinds"])
DUTY_PREDICATE = _whole(_NORMS["duty_predicates"], re.IGNORECASE)
LETTER_KINDS: frozenset[str] = frozenset(_NORMS["letter_kinds"])
NO_DUTY_NOUN = re.compile(rf"[\s*_]*(?:{any_of(_NORMS['no_duty_nouns'])})(?!\w)", re.IGNORECASE)
NORM_KINDS: frozenset[str] = frozenset(_NORMS["norm_kinds"])
AMENDING = Sought(_whole(_NORMS["amending"], re.IGNORECASE))
# A clause that begins with its verb: "Chủ trì, phối hợp ...", "Tiếp tục ..."; "Quyết định số 15" is a paper.
_PAPER = r"(?:quyết\s+định|thông\s+báo)\s+(?:số|này)"
VERB_FIRST = re.compile(rf"(?<!\w)(?!(?:{_NAMES})(?!\w)|{_PAPER})(?:{_VERBS}|{_FIRST})(?!\w)", re.IGNORECASE)

# A name begins here; "Ban hành", "Chủ trì", "Tổ chức thực hiện" are verbs, "Tổ chức đảng", "Thanh tra tỉnh" are names.
_NOUNS = r"Hội\s+(?:nghị|thảo|thi|trường|chợ)|Thuế\s+(?:sử|giá|thu|xuất|nhập|tiêu|tài|bảo|đất|suất)|Toàn\s+(?:bộ|trình|diện|cầu|văn)"
_NO_NAME = rf"(?!{_NOUNS}|Trường\s+hợp|[Cc]ác\s+(?i:{_THINGS})(?!\w))"
HEAD = re.compile(rf"(?=(?i:{_NAMES})(?!\w)|(?!(?i:{_VERBS})(?!\w))){_NO_NAME}(?:{_HEADS})(?!\w)")
# A new member of a list; "các quận, huyện" goes on with the body before it.
_PLACES = r"quận|huyện|xã|phường|tỉnh|thành|thị|thôn"
PART = re.compile(rf"(?:{any_of(_WORDS['heads'])}|{any_of(_WORDS['parting'])}|các\s+(?!{_PLACES})\w)")
JOINED = re.compile(rf"(?:{any_of(_WORDS['joined'])})\s*$", re.IGNORECASE)


def _order(modality: str, words: Iterable[str]) -> str:
    """An order word as a named group; "giao ban", "giao thông" are none, "Giao Ban Tổ chức" is one."""
    return rf"(?P<{modality}>(?<!\w)(?:{any_of(words)})(?!\w)(?!(?<=giao)\s(?-i:ban|thông|dịch|lưu|nhận|thương|mùa|cấu)(?!\w)))"


ORDER = re.compile("|".join(_order(modality, words) for modality, words in _WORDS["orders"].items()), re.IGNORECASE)
ORDERS = Sought(ORDER)
ASKED = _whole(_WORDS["asked"])
TELLING = re.compile(rf"\s*,?\s*(?:{any_of(_WORDS['telling'])})(?!\w)", re.IGNORECASE)
INFORMING = re.compile(rf"\s*(?:{any_of(_WORDS['informing'])})(?!\w)", re.IGNORECASE)
_CARRIED_OUT = rf"(?:(?:tiếp\s+tục\s+)?(?:triển\s+khai\s+)?thực\s+hiện|triển\s+khai)\s+(?:{any_of(_WORDS['carried_out'])})"
ADVERBIAL = re.compile(rf"(?:{any_of(_WORDS['adverbials'])}|{_CARRIED_OUT})(?!\w)", re.IGNORECASE)
BARE_DUTY = re.compile(rf"\s*,?\s*(?:{any_of(_WORDS['bare_duties'])})(?!\w)", re.IGNORECASE)
TIMES = re.compile(rf"(?:{any_of(_WORDS['times'])})(?!\w)", re.IGNORECASE)
TOPIC = re.compile(rf"[\s*_]*(?:{any_of(_WORDS['topics'])})(?!\w)", re.IGNORECASE)
ASKED_MATTER = re.compile(rf"[\s*_]*(?:{any_of(_WORDS['asked_matters'])})(?!\w)", re.IGNORECASE)
TELLING_FACTS = re.compile(rf"\s*,?\s*(?:{any_of(_WORDS['telling_facts'])})(?!\w)", re.IGNORECASE)
SPEAKING = _whole(_WORDS["speaking"], re.IGNORECASE)
TELLING_DUTY = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['telling_duty'])})(?!\w)", re.IGNORECASE)
CLOSING = Sought(re.compile(_WORDS["closing"], re.IGNORECASE))
NO_PREDICATE = re.compile(rf"(?:{any_of(_WORDS['no_predicate'])})(?!\w)".replace("\\ ", " ").replace(" ", r"\s+"))
CLOSING_PREDICATE = re.compile(_WORDS["closing_predicate"], re.IGNORECASE)
NO_TASK_HEADING = re.compile(rf"(?:{any_of(_WORDS['no_task_headings'])})(?!\w)", re.IGNORECASE)
NO_TASK_STARTS: tuple[str, ...] = tuple(_WORDS["no_task_starts"])

# "phối hợp chặt chẽ với", "phối hơp" (OCR); "cùng" joins a partner too
_HOW = r"(?:\s+chặt\s+chẽ|\s+hiệu\s+quả|\s+tốt|\s+kịp\s+thời|\s+đồng\s+bộ|,\s*hiệp\s+đồng)*"
COORDINATE = Sought(re.compile(rf"ph[ốô][iì]\s*,?\s*h[ợơo]p{_HOW}\s*(?P<with>với|cùng(?:\s+với)?)?\s*", re.IGNORECASE))
# after an adverbial a name begins with a capital or with the word of a group: not "..., cơ quan liên quan, Bộ Tài chính ..."
_CAPITALS = "".join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper() and (c < 0x1B1 or c >= 0x1EA0))
_GROUPS = r"đơn\s+vị\s+[^\W\d]|[ủu][yỷ]\s+ban|đảng\s|các\s|toàn\s|cả\s|thủ\s+trưởng|lãnh\s+đạo|cấp\s+[uủ]|chính\s+quyền|người\s+đứng"
_PLACE = r"(?:thành\s+phố|tỉnh|huyện|quận|xã|phường)"
GROUP = re.compile(rf"[{_CAPITALS}]|{_GROUPS}|{_PLACE}\s+[{_CAPITALS}]")
LEAD_WORD = Sought(re.compile(r"(?:làm\s+đầu\s+mối\s*,?\s*)?chủ\s+trì\s*,?\s*(?:và\s+)?", re.IGNORECASE))
_LINK = r"đồng\s+thời|ngoài\s+ra|bên\s+cạnh\s+đó|trong\s+đó|theo\s+đó|riêng|mặt\s+khác|trên\s+cơ\s+sở\s+đó|qua\s+đó"
# "Trên đây là Kế hoạch ..., | đề nghị các đơn vị ..."
_ABOVE = r"trên\s+đây\s+là\s[^.;:]{1,250}?[,.;]\s+(?=trong\s+quá\s+trình|đề\s+nghị|yêu\s+cầu)"
CONNECTOR = re.compile(rf"(?:{_LINK})\s*,?\s*(?:có\s+)?|{_ABOVE}|sửa\s+đổi[^:.]{{0,60}}:\s*", re.IGNORECASE)
DIRECT = re.compile(r"(?<!\w)(?:(?:lãnh\s+đạo\s*,\s*)?chỉ\s+đạo|lãnh\s+đạo)\s+", re.IGNORECASE)
REPORT_TO = Sought(re.compile(r"(?<!\w)(?:báo\s+cáo|trình)\s+(?=[A-ZĐỦÂ])"))
_DUTY = r"(?:trách\s+nhiệm|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền)"
_DUTIES = rf"{_DUTY}(?:(?:,|\s+và)\s*{_DUTY}){{0,3}}(?:\s+cụ\s+thể)?(?:\s+của)?"
CONCERNING = re.compile(rf"(?:đối\s+với|{_DUTIES}|nội\s+dung(?:\s+do)?|phân\s+công|về\s+phía)\s*:?\s+", re.IGNORECASE)
# "Nội dung Sở Xây dựng có trách nhiệm chủ trì" as a heading
LEADS_HEADING = re.compile(r"(?:(?:có\s+)?(?:trách\s+nhiệm|nhiệm\s+vụ)\s*)?(?:chủ\s+trì\s*)?(?:thực\s+hiện)?[\s:.*]*", re.IGNORECASE)
_PAPERS = r"Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết|Luật|Công\s+văn|Kế\s+hoạch|Chỉ\s+thị|Tờ\s+trình|Báo\s+cáo"
BRACKET_DUTY = re.compile(r"\s*,?\s*(?:chủ\s+trì|chịu\s+trách\s+nhiệm|thực\s+hiện|tham\s+mưu|tổng\s+hợp|hoàn\s+thành)(?!\w)", re.IGNORECASE)
GIVEN = re.compile(r"(?<!\w)được\s+(?:giao|phân\s+công)(?!\w)", re.IGNORECASE)
NUMBERED_PAPER = re.compile(rf"(?:{_PAPERS})\s+(?:liên\s+tịch\s+)?(?:số\s*(?=[\d.…/:])|\d|ngày\s)")
