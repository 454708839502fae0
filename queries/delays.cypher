// vi: Từ cấp này xuống cấp kia mất bao nhiêu ngày?
// en: How many days does it take from level to level?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: from_level (text) — cấp ban hành văn bản cấp trên
// column: to_level (text) — cấp triển khai
// column: pairs (integer) — số cặp văn bản có đủ ngày
// column: median (number) — trung vị, ngày
// column: fastest (integer) — nhanh nhất, ngày
// column: slowest (integer) — chậm nhất, ngày
// column: fastest_key (text) — văn bản nhanh nhất
// column: slowest_key (text) — văn bản chậm nhất
// shape: delays
MATCH (b:Directive)-[r:COMES_FROM {rank: 0}]->(a:Directive)
WHERE coalesce(r.continues, false) = false AND coalesce(a.issued_on, '') <= coalesce($as_of, '~') AND coalesce(b.issued_on, '') <= coalesce($as_of, '~')
RETURN a.key AS above_key, a.level AS from_level, a.issued_on AS above_issued_on, b.key AS key, b.level AS to_level, b.issued_on AS issued_on
