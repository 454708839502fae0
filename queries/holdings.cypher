// vi: Kho có bao nhiêu văn bản mỗi loại, mỗi cấp, mỗi năm, mỗi tỉnh, đọc rõ đến đâu?
// en: How many papers does the store hold of each kind, level, year and province, and how well could they be read?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: measure — kind, level, year, province, quality
// column: value (text) — loại, cấp, năm, tỉnh; với quality: text (có sẵn lời văn), read (đọc được), poor (nên so với bản gốc); trống khi không rõ
// column: papers (integer) — số văn bản
// column: held (integer) — trong đó có toàn văn
// shape: rows
MATCH (d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
UNWIND ['kind', 'level', 'year', 'province', 'quality'] AS measure
WITH d, measure
WHERE measure <> 'quality' OR d.status = 'held'
WITH measure, CASE measure WHEN 'kind' THEN coalesce(d.kind, '') WHEN 'level' THEN coalesce(d.level, 'other') WHEN 'year' THEN substring(coalesce(d.issued_on, ''), 0, 4)
    WHEN 'province' THEN coalesce(d.province, '') WHEN 'quality' THEN CASE WHEN coalesce(d.poorly_read, false) THEN 'poor' WHEN d.quality IS NULL THEN 'text' ELSE 'read' END END AS value,
  CASE WHEN d.status = 'held' THEN 1 ELSE 0 END AS one
RETURN measure, value, count(one) AS papers, sum(one) AS held
ORDER BY measure, value
