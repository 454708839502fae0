// vi: Văn bản này viện dẫn và được viện dẫn bởi những văn bản nào, mỗi văn bản đó còn nối với bao nhiêu văn bản?
// en: Which directives does this one cite and which cite it, and with how many is each of those linked?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
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
// column: tasks — số nhiệm vụ
// column: links (integer) — số văn bản mà văn bản này nối với
// column: way (text) — out: được văn bản đang xem viện dẫn; in: viện dẫn văn bản đang xem
// column: relation — quan hệ
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
MATCH (root:Directive {key: $directive})-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO|DRAFT_OF]-(d:Directive)
WHERE d.key <> root.key AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
OPTIONAL MATCH (d)-[:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO|DRAFT_OF]-(n:Directive)
WHERE n.key <> d.key AND coalesce(n.issued_on, '') <= coalesce($as_of, '~')
WITH root, r, d, count(DISTINCT n) AS links
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.place AS place, d.province AS province, d.status AS status, d.tasks AS tasks, links,
  CASE WHEN startNode(r).key = root.key THEN 'out' ELSE 'in' END AS way, type(r) AS relation,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule,
  coalesce(r.origin, 'text') AS origin, r.origin_note AS origin_note
ORDER BY coalesce(d.issued_on, '9999'), d.key, way, relation
