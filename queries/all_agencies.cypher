// vi: Trong kho có những cơ quan nào?
// en: Which agencies are there in the store?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: cơ quan của ngày đó, đếm văn bản ban hành đến ngày đó; bỏ trống: mọi cơ quan
// column: agency_key — khóa của cơ quan
// column: agency — cơ quan, tên đầy đủ
// column: level — cấp
// column: line — hệ thống: state, party, front
// column: place — địa bàn
// column: group — nhóm cơ quan; đếm một lần
// column: inferred (flag) — không văn bản nào nêu tên: thành viên của nhóm, hoặc cơ quan kế thừa
// column: valid_from (text) — có từ ngày, chỉ chính xác như nguồn
// column: valid_to (text) — đến hết ngày
// column: documents (integer) — số văn bản đã ban hành, có trong kho hoặc được viện dẫn
// column: assignments (integer) — số lần được giao việc, mọi vai trò
// shape: rows
MATCH (a:Agency)
WHERE coalesce(a.valid_from, '') <= coalesce($as_of, '~') AND ($as_of IS NULL OR a.valid_to IS NULL OR a.valid_to >= $as_of)
OPTIONAL MATCH (a)<-[:ISSUED_BY]-(d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH a, count(DISTINCT d.key) AS documents
RETURN a.key AS agency_key, a.heading AS agency, a.level AS level, a.line AS line, a.place AS place, coalesce(a.group, false) AS group,
  coalesce(a.inferred, false) AS inferred, a.valid_from AS valid_from, a.valid_to AS valid_to, documents,
  COUNT { MATCH (a)<-[:LED_BY|COORDINATED_BY|REPORTS_TO]-(:Task)<-[:HAS_TASK]-(e:Directive) WHERE coalesce(e.issued_on, '') <= coalesce($as_of, '~') } AS assignments
ORDER BY agency_key
