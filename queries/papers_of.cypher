// vi: Kho có những văn bản nào của nơi này trong một năm từ ngày của văn bản, và văn bản nào nhắc đến nó?
// en: Which papers of a place does the corpus hold from the year after a directive, and which of them speak of it?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: place (text) — nơi hoặc bộ, viết như trong câu hỏi gap: "tỉnh Hà Tĩnh", "huyện Can Lộc, tỉnh Hà Tĩnh", "Bộ Y tế"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: line — hệ thống (state, party, front …)
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: press — bài báo
// column: relation — quan hệ với văn bản; trống: không nhắc đến
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
MATCH (root:Directive {key: $directive})
WITH root, toString(toInteger(substring(root.issued_on, 0, 4)) + 1) + substring(root.issued_on, 4) AS last
MATCH (d:Directive)
WHERE d.status = 'held' AND d.key <> root.key AND (d.province = $place OR d.place = $place OR d.issuer = $place OR d.issuer = 'Bộ trưởng ' + $place)
  AND (d.press = true OR (d.issued_on >= root.issued_on AND d.issued_on <= last))
  AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
OPTIONAL MATCH (d)-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]->(root)
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.status AS status, coalesce(d.press, false) AS press, type(r) AS relation,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule
ORDER BY CASE WHEN r IS NULL THEN 1 ELSE 0 END, coalesce(d.issued_on, '9999'), d.key, coalesce(type(r), '')
