// vi: Tỉnh, thành phố nào đã ban hành văn bản triển khai, tỉnh nào chưa thấy trong kho?
// en: Which provinces have issued an implementing document, and for which has none been seen in the corpus?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// column: province — tỉnh, thành phố (63 trước ngày 01/7/2025, 34 từ ngày đó, theo ngày của văn bản)
// column: code — mã đơn vị hành chính
// column: state — issued: đã thấy văn bản; mentioned: báo chí có nói; not_seen: chưa thấy trong kho; not_enough_data: kho không có gì của nơi này
// column: days — số ngày sau văn bản, của văn bản đầu tiên của tỉnh
// column: body — UBND, BCĐ, Tỉnh ủy, Sở
// column: documents — các văn bản triển khai, cũ trước
// column: others — số văn bản khác của nơi này trong kho, trong một năm từ ngày của văn bản
// shape: gap
// with: cascade_down
MATCH (root:Directive {key: $directive})
MATCH (p:Place)
WHERE p.level = 'province' AND (p.valid_from IS NULL OR p.valid_from <= coalesce(root.issued_on, '9999')) AND (p.valid_to IS NULL OR coalesce(root.issued_on, '9999') <= p.valid_to)
  AND p.code IS NOT NULL
OPTIONAL MATCH (d:Directive)
WHERE d.province = p.heading AND d.status = 'held' AND d.key <> root.key
RETURN p.heading AS province, p.code AS code, root.issued_on AS root_issued_on, root.line AS root_line, d.key AS key, d.number AS number, d.kind AS kind,
  d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level, d.line AS line, d.press AS press,
  CASE WHEN d IS NULL THEN false ELSE EXISTS { MATCH (d)-->(root) } END AS cites_root
