// vi: Các cơ quan được giao việc theo văn bản này nay là ai?
// en: Which bodies are the agencies that act under a directive today?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day) — tính đến hết ngày
// column: agency — cơ quan như văn bản nêu
// column: agency_key — khóa
// column: successor (text) — nay là
// column: successor_key (text) — khóa
// column: level — cấp của cơ quan nay
// column: line — hệ thống
// column: place — địa bàn của cơ quan nay
// column: group — nhóm cơ quan
// column: succeeded_on (text) — kế thừa từ ngày, chỉ chính xác như trong nguồn
// column: basis (text) — văn bản quy định; trống: nguồn không nêu
// column: field (text) — lĩnh vực được giao; trống: toàn bộ
// column: words (texts) — lời của nhiệm vụ cho biết lĩnh vực
// column: rest (flag) — nhận phần không nêu riêng
// column: open (flag) — chưa có văn bản nói rõ ai nhận phần nào: mọi cơ quan nêu ra đều có thể
// column: succession_path (texts) — các cơ quan nối tiếp
// column: list_source (text) — bảng kế thừa: ingest/vocabulary/successions
// shape: successions
// walk: below
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
MATCH (d)-[:HAS_TASK]->(:Task)-[:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
WHERE d.key = $directive OR coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH DISTINCT a
MATCH (a)-[:SUCCEEDED_BY*0..5]->(x:Agency)-[r:SUCCEEDED_BY]->(y:Agency)
RETURN DISTINCT a.heading AS agency, a.key AS agency_key, x.key AS from_key, y.key AS to_key, y.heading AS heading, y.level AS level, y.line AS line,
  y.place AS place, y.group AS group, r.since AS since, r.basis AS basis, r.field AS field, r.words AS words, r.rest AS rest, r.open AS open,
  r.list_source AS list_source
