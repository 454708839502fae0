// vi: Các nhóm cơ quan được giao việc theo văn bản này gồm những ai?
// en: Who belongs to the groups of agencies that act under a directive?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: group_key (text) — khóa của nhóm
// column: member_of (text) — nhóm cơ quan
// column: agency — thành viên
// column: agency_key — khóa của thành viên
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: list_source (text) — danh sách làm căn cứ
// column: list_from (text) — danh sách dùng từ ngày
// column: list_to (text) — đến hết ngày
// walk: below
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
MATCH (d)-[:HAS_TASK]->(:Task)-[:LED_BY|COORDINATED_BY|REPORTS_TO]->(g:Agency)
WHERE g.group = true AND (d.key = $directive OR coalesce(d.issued_on, '') <= coalesce($as_of, '~'))
WITH DISTINCT g
MATCH (m:Agency)-[r:MEMBER_OF]->(g)
WHERE $as_of IS NULL OR ((r.since IS NULL OR r.since <= $as_of) AND (r.until IS NULL OR $as_of <= r.until))
RETURN g.key AS group_key, g.heading AS member_of, m.heading AS agency, m.key AS agency_key, m.level AS level, m.line AS line, m.place AS place,
  m.valid_to AS agency_until, m.orphaned AS orphaned, r.list_source AS list_source, r.since AS list_from, r.until AS list_to
ORDER BY group_key, agency_key, coalesce(list_from, '')
