// vi: Kho có bao nhiêu văn bản của từng nơi trong một năm từ ngày của văn bản này, và bài báo nào nói đến nó?
// en: How many papers of each place does the corpus hold from the year after a directive, and which articles tell of it?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: province — tỉnh, thành phố
// column: place — địa bàn của cơ quan ban hành
// column: issuer — cơ quan ban hành
// column: month (text) — tháng ban hành
// column: press (flag) — bài báo
// column: cites (flag) — có dẫn văn bản này
// column: papers (integer) — số văn bản
MATCH (root:Directive {key: $directive})
WITH root, toString(toInteger(substring(root.issued_on, 0, 4)) + 1) + substring(root.issued_on, 4) AS last
MATCH (d:Directive)
WHERE d.status = 'held' AND d.key <> root.key AND (d.press = true OR (d.issued_on >= root.issued_on AND d.issued_on <= last)) AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH d.province AS province, d.place AS place, d.issuer AS issuer, substring(d.issued_on, 0, 7) AS month, coalesce(d.press, false) AS press,
  EXISTS { MATCH (d)-->(root) } AS cites, count(d) AS papers
RETURN province, place, issuer, month, press, cites, papers
ORDER BY coalesce(province, ''), coalesce(place, ''), coalesce(issuer, ''), month, press, cites
