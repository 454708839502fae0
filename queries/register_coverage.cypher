// vi: Trong các văn bản mà sổ đăng ký liệt kê, kho có toàn văn bao nhiêu?
// en: Of the papers that the registers list, how many does the corpus hold?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: issuer — cơ quan ban hành
// column: province — tỉnh, thành phố
// column: year — năm ban hành, trống khi sổ không ghi ngày
// column: listed (integer) — số văn bản trong sổ
// column: held (integer) — trong đó có toàn văn trong kho
// shape: rows
MATCH (r:Directive)-[:HAS_CITATION]->(c:Citation)-[:CITES]->(d:Directive)
WHERE r.kind = 'Sổ văn bản' AND coalesce(r.issued_on, '') <= coalesce($as_of, '~') AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH DISTINCT d
RETURN d.issuer AS issuer, d.province AS province, substring(coalesce(d.issued_on, ''), 0, 4) AS year,
  count(d) AS listed, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held
ORDER BY year, issuer
