// vi: Nơi nào đã ban hành văn bản triển khai, nơi nào chưa thấy trong kho?
// en: Which bodies have issued an implementing document, and for which has none been seen in the corpus?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: level (province|ministry|district|commune = province) — so với mọi tỉnh, bộ, huyện hoặc xã
// param: of (text = none) — chỉ các huyện, xã của nơi này, ví dụ "tỉnh Cao Bằng"
// param: as_of (day = none) — tính đến hết ngày, chỉ văn bản ban hành đến ngày đó: 63 tỉnh trước ngày 01/7/2025, 34 từ ngày đó; bỏ trống: như ngày ban hành
// param: since (date = none) — nói thêm bao nhiêu nơi ban hành từ ngày này
// column: province — nơi được so: tỉnh, bộ, huyện hoặc xã
// column: code — mã đơn vị hành chính
// column: level — cấp
// column: expected (text) — wording: văn bản giao cho mọi nơi cùng cấp; user: người hỏi so sánh, văn bản không nói
// column: state — issued: đã thấy văn bản; mentioned: báo chí có nói; not_seen: chưa thấy trong kho; not_enough_data: kho không có gì của nơi này
// column: days — số ngày sau văn bản, của văn bản đầu tiên
// column: body — UBND, BCĐ, Tỉnh ủy, Sở
// column: documents — danh sách văn bản triển khai, cũ trước: {key, number, issuer, issued_on, days}
// column: former — danh sách đơn vị cũ đã nhập vào: {province, state, days}
// column: former_issued (text) — bao nhiêu đơn vị cũ đã có văn bản, ví dụ 1/2
// column: age (integer) — số ngày từ văn bản đến as_of
// column: others — số văn bản khác của nơi này trong kho, trong một năm từ ngày của văn bản
// shape: gap
// with: cascade_down
// with: papers_around
MATCH (root:Directive {key: $directive})
WITH root, coalesce($as_of, root.issued_on, '9999') AS day
OPTIONAL MATCH (root)-[:ADDRESSED_TO]->(reader:Agency)
WHERE reader.group = true
WITH root, day, collect(DISTINCT reader.level + ':' + reader.heading_folded) AS readers
OPTIONAL MATCH (root)-[:HAS_TASK]->(:Task)-[:LED_BY]->(doer:Agency)
WHERE doer.group = true
WITH root, day, readers, collect(DISTINCT doer.level + ':' + doer.heading_folded) AS doers
OPTIONAL MATCH (p:Place)
WHERE p.level = $level AND (p.valid_from IS NULL OR p.valid_from <= day) AND (p.valid_to IS NULL OR day <= p.valid_to)
  AND (p.valid_from IS NOT NULL OR p.valid_to IS NOT NULL)
OPTIONAL MATCH (old:Place)-[:SUCCEEDED_BY*1..3]->(p)
WHERE NOT EXISTS { MATCH (:Place)-[:SUCCEEDED_BY]->(old) }
WITH root, day, readers, doers, p, collect(DISTINCT old.heading) AS former
WITH root, day, readers, doers, collect(CASE WHEN p IS NULL THEN null ELSE {unit: p.heading, code: p.code, since: p.valid_from, former: former} END) AS places
OPTIONAL MATCH (a:Agency)
WHERE $level = 'ministry' AND a.listed = 'ministry' AND (a.valid_from IS NULL OR a.valid_from <= day) AND (a.valid_to IS NULL OR day <= a.valid_to)
WITH root, readers, doers, places, collect(CASE WHEN a IS NULL THEN null ELSE {unit: a.heading, code: null, since: a.valid_from, former: []} END) AS ministries
UNWIND places + ministries AS unit
RETURN unit.unit AS unit, unit.code AS code, unit.since AS since, unit.former AS former, readers + doers AS asked,
  root.key AS root_key, root.issued_on AS root_issued_on, root.line AS root_line
