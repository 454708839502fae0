// vi: Các đợt cập nhật đã đem lại gì: văn bản mới, văn bản nay có toàn văn, nơi mới triển khai, việc quá hạn, quan hệ mất đi?
// en: What did the last runs bring: new directives, filled stubs, new implementers, overdue tasks, edges lost?
// param: since (text = none) — từ ngày ("2026-11-22") hoặc từ đợt số ("12"); bỏ trống: mọi đợt
// param: until (integer = none) — đến hết đợt số; bỏ trống: đến đợt cuối
// param: as_of (day = none) — ngày xét việc nào đã quá hạn; mỗi đợt vẫn được kể đủ; bỏ trống: không xét
// column: run (integer) — đợt cập nhật
// column: made_on — lúc nào
// column: action — ingest: nạp văn bản; review: đính chính
// column: event — điều đã đổi
// column: number — số, ký hiệu
// column: key — khóa
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: heading — trích yếu
// column: relation — quan hệ
// column: other_number (text) — văn bản kia: cấp trên, văn bản được dẫn, hoặc khóa cũ
// column: other_key (text) — khóa của văn bản kia
// column: task_key — nhiệm vụ quá hạn
// column: wording — nội dung nhiệm vụ
// column: deadline — thời hạn
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: changes
MATCH (b:Run)
WHERE ($since IS NULL OR ($since CONTAINS '-' AND b.made_on >= $since) OR (NOT $since CONTAINS '-' AND b.number >= toInteger($since)))
  AND ($until IS NULL OR b.number <= $until)
UNWIND range(0, size(b.whats) - 1) AS i
WITH b, b.whats[i] AS event, b.subjects[i] AS key, b.objects[i] AS other_key, b.relations[i] AS relation
OPTIONAL MATCH (d:Directive {key: key})
OPTIONAL MATCH (o:Directive {key: other_key})
OPTIONAL MATCH (d)-[r:COMES_FROM|PARTLY_FROM]->(o)
OPTIONAL MATCH (d)-[:HAS_TASK]->(t:Task)
WHERE t.deadline IS NOT NULL AND event IN ['new_directive', 'filled_stub', 'changed_directive']
RETURN b.number AS run, b.made_on AS made_on, b.action AS action, event, key, d.number AS number, d.issuer AS issuer, d.issued_on AS issued_on,
  d.heading AS heading, relation, other_key, o.number AS other_number, t.key AS task_key, t.wording AS wording, t.deadline AS deadline,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule,
  t.source AS task_source, t.span_start AS task_start, t.span_end AS task_end, t.rule AS task_rule
