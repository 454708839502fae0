// vi: Văn bản nào được triển khai rộng nhất?
// en: Which directives come down furthest?
// param: limit (integer = 12) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: line — hệ thống
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: tasks — số nhiệm vụ
// column: below — số văn bản bắt nguồn từ văn bản này, qua mọi bậc
// shape: rows
// Only where a chain begins. By nearest parents (rank 0), which make a tree: each document is counted once, in few steps.
MATCH p = (d:Directive)<-[:COMES_FROM*1..12 {rank: 0}]-(b:Directive)
WHERE NOT EXISTS { MATCH (d)-[:COMES_FROM]->(:Directive) } AND ($as_of IS NULL OR all(n IN nodes(p) WHERE coalesce(n.issued_on, '') <= coalesce($as_of, '~')))
WITH d, count(b) AS below
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.status AS status, d.tasks AS tasks, below
ORDER BY below DESC, tasks DESC, key
LIMIT $limit
