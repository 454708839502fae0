"""Whose paper it is: two names of one body, and two bodies of one name."""

from __future__ import annotations

import pytest

from ingest.resolve.identity import same_issuer

CASES = [
    ("Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân Cao Bằng", True),
    ("Ủy ban nhân dân thành phố Cần Thơ", "Ủy ban nhân dân Cần Thơ", True),
    ("Ủy ban nhân dân tỉnh Hải Dương", "Ủy ban nhân dân thành phố Hải Dương", False),
    ("Sở Y tế tỉnh Hải Dương", "Sở Y tế thành phố Hải Phòng", False),
    ("Ủy ban nhân dân xã Tân Lập", "Ủy ban nhân dân xã Tân Lập, tỉnh Thái Nguyên", True),
    ("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân tỉnh Cao Bằng", True),
    (None, "Chính phủ", True),
]


@pytest.mark.parametrize(("one", "other", "same"), CASES)
def test_the_same_issuer(one: str | None, other: str | None, same: bool) -> None:
    assert same_issuer(one, other) is same
    assert same_issuer(other, one) is same
