// vi: Người xem lại đã đính chính những gì, còn hiệu lực không?
// en: What have people corrected, and does it still hold?
// param: state (text = none) — applied, superseded, withdrawn, orphaned
// column: correction — mã của đính chính
// column: action — confirm, reject, repoint, add, set, merge, split, undo
// column: state — applied, superseded, withdrawn, orphaned
// column: reason — vì sao không còn hiệu lực
// column: who — người đính chính
// column: made_on — lúc nào
// column: why — vì sao
// column: document — văn bản được sửa
// column: wording — lời trong văn bản
// column: relation — quan hệ
// column: field — mục được sửa
// column: given — giá trị mới
// column: agency — cơ quan
// column: target — văn bản, cơ quan hoặc đính chính được chỉ tới
// column: changed (texts) — khóa của những gì đã đổi theo
// shape: corrections
MATCH (k:Correction)
WHERE $state IS NULL OR k.state = $state
OPTIONAL MATCH (k)-[:CHANGES]->(x)
WITH k, collect(x.key) AS changed
RETURN k.key AS correction, k.action AS action, k.state AS state, k.reason AS reason, k.who AS who, k.made_on AS made_on, k.why AS why,
  k.document AS document, k.wording AS wording, k.relation AS relation, k.field AS field, k.value AS given, k.agency AS agency, k.target AS target,
  k.ordinal AS ordinal, changed
ORDER BY ordinal
