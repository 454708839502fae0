// vi: Văn bản này được triển khai xuống đâu?
// en: How does a directive come down?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// param: limit (integer = none) — số dòng tối đa; bỏ trống: tất cả
// param: offset (integer = 0) — bỏ qua bao nhiêu dòng đầu
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: line — hệ thống (state, party, front …)
// column: place — địa bàn
// column: province — tỉnh, thành phố
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: depth — bậc, văn bản được hỏi là 0
// column: parent — khóa của văn bản cấp trên gần nhất trong cây
// column: other_parents — danh sách các văn bản cấp trên khác: {key, number, issuer, relation, scope, in_tree}
// column: continues — khóa của văn bản cùng cơ quan mà văn bản này tiếp nối
// column: relation — quan hệ
// column: scope — document: cả văn bản; task: chỉ một số nhiệm vụ
// column: days_after_parent — số ngày sau văn bản cấp trên
// column: days_after_root — số ngày sau văn bản gốc
// column: tasks — số nhiệm vụ
// column: first_deadline — hạn sớm nhất
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: tree_down
// walk: below
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
OPTIONAL MATCH (d)-[:HAS_TASK]->(t:Task)
WITH d, min(t.deadline) AS first_deadline
OPTIONAL MATCH (d)-[r:COMES_FROM|PARTLY_FROM]->(above:Directive)
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.place AS place, d.province AS province, d.status AS status, d.tasks AS tasks, first_deadline,
  above.key AS above_key, above.number AS above_number, above.issuer AS above_issuer, type(r) AS edge, r.relation AS relation, r.rank AS rank,
  r.continues AS continues, r.days AS days, r.task_keys AS task_keys,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule, CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
