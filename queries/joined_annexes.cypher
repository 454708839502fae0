// vi: Phụ lục ở tệp riêng nào đã tìm được văn bản của nó trong kho?
// en: Which annexes in files of their own have found their paper in the store?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: annex_key — khóa của phụ lục
// column: source — tệp của phụ lục
// column: files — những tệp khác có cùng nội dung
// column: document — số, ký hiệu của văn bản chính
// column: document_key — khóa của văn bản chính
// column: rule — quy tắc đã đọc
// shape: rows
MATCH (a:Directive)-[r:ATTACHES]->(p:Directive)
WHERE p.status = 'held' AND coalesce(p.issued_on, '') <= coalesce($as_of, '~')
RETURN DISTINCT a.key AS annex_key, a.source AS source, a.files AS files, p.number AS document, p.key AS document_key, r.rule AS rule
ORDER BY source, document_key
