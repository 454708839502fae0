// vi: Cơ quan này đã ban hành, đã nhận những văn bản nào?
// en: Which directives did an agency issue or receive?
// param: agency (agency) — tên cơ quan, ví dụ "Sở Y tế Cao Bằng"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: relation — ISSUED_BY: ban hành; ON_BEHALF_OF: được truyền đạt ý kiến; ADDRESSED_TO: được gửi; COPIED_TO: nhận bản sao
// column: relation_vi — quan hệ, nói từ cơ quan
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: line — hệ thống
// column: status — held hoặc cited
// column: tasks — số nhiệm vụ
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: papers
MATCH (d:Directive)-[r:ISSUED_BY|ON_BEHALF_OF|ADDRESSED_TO|COPIED_TO]->(:Agency {key: $agency})
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN type(r) AS relation, d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on,
  d.level AS level, d.line AS line, d.status AS status, d.tasks AS tasks, r.source AS source, r.span_start AS span_start, r.span_end AS span_end,
  r.quote AS quote, r.rule AS rule
