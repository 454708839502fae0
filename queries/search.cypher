// vi: Tìm văn bản theo số, trích yếu hoặc cơ quan
// en: Find directives by number, title or issuer
// param: text (words) — từ cần tìm, có dấu hay không, ví dụ "NQ 128" hoặc "thich ung an toan"
// param: limit (integer = 50) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: status — held hoặc cited
// column: score — độ khớp, cao trước
// shape: best_matches
// walk: holding
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
OPTIONAL MATCH (d)-[:ISSUED_BY]->(a:Agency)
WITH d, coalesce(d.folded, '') + ' ' + coalesce(d.heading_folded, '') + ' ' + coalesce(min(a.heading_folded), '') + ' ' + coalesce(d.issued_on, '') AS words
WHERE all(w IN $text WHERE words CONTAINS w) AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.status AS status,
  d.folded AS folded, d.heading_folded AS heading_folded
