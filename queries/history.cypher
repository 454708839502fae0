// vi: Kho đã biết gì về văn bản này, từ khi nào, ai đã đính chính?
// en: Since when does the store know a directive, and what was corrected in it?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// column: made_on — lúc nào
// column: run (integer) — đợt cập nhật; trống: đính chính
// column: event — điều đã đổi, như ở changes; corrected: một đính chính còn hiệu lực
// column: action — ingest, review, hoặc việc của người đính chính: confirm, reject, repoint, add, set, merge, split
// column: relation — quan hệ
// column: side — itself: chính văn bản này; other: nó là văn bản kia của quan hệ
// column: other_key (text) — khóa của văn bản kia
// column: other_number (text) — số, ký hiệu của văn bản kia
// column: who — người đính chính
// column: why — vì sao
// column: field — mục được sửa
// column: given — giá trị mới
// column: wording — lời viện dẫn được sửa
// shape: history
// with: corrections
MATCH (b:Run)
WHERE $directive IN b.subjects OR $directive IN b.objects
UNWIND range(0, size(b.whats) - 1) AS i
WITH b, b.whats[i] AS event, b.subjects[i] AS key, b.objects[i] AS object, b.relations[i] AS relation
WHERE key = $directive OR object = $directive
WITH b, event, relation, CASE WHEN key = $directive THEN 'itself' ELSE 'other' END AS side, CASE WHEN key = $directive THEN object ELSE key END AS other_key
OPTIONAL MATCH (o:Directive {key: other_key})
RETURN b.number AS run, b.made_on AS made_on, b.action AS action, event, relation, side, other_key, o.number AS other_number
