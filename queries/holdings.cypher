// vi: Kho có bao nhiêu văn bản mỗi loại, mỗi cấp, mỗi năm, mỗi tỉnh, đọc rõ đến đâu?
// en: How many papers does the store hold of each kind, level, year and province, and how well could they be read?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: measure — kind, level, year, province, quality
// column: value (text) — loại, cấp, năm, tỉnh; với quality: text (có sẵn lời văn), read (đọc được), poor (nên so với bản gốc); trống khi không rõ
// column: papers (integer) — số văn bản
// column: held (integer) — trong đó có toàn văn
// shape: rows
CALL {
  MATCH (d:Directive)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN 'kind' AS measure, coalesce(d.kind, '') AS value, count(d) AS papers, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held
  UNION ALL
  MATCH (d:Directive)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN 'level' AS measure, coalesce(d.level, 'other') AS value, count(d) AS papers, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held
  UNION ALL
  MATCH (d:Directive)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN 'year' AS measure, substring(coalesce(d.issued_on, ''), 0, 4) AS value, count(d) AS papers, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held
  UNION ALL
  MATCH (d:Directive)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN 'province' AS measure, coalesce(d.province, '') AS value, count(d) AS papers, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held
  UNION ALL
  MATCH (d:Directive)
  WHERE d.status = 'held' AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN 'quality' AS measure, CASE WHEN coalesce(d.poorly_read, false) THEN 'poor' WHEN d.quality IS NULL THEN 'text' ELSE 'read' END AS value,
    count(d) AS papers, count(d) AS held
}
RETURN measure, value, papers, held
ORDER BY measure, value
