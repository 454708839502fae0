// vi: Văn bản nào được dẫn và được triển khai nhiều nhất?
// en: Which directives are cited and carried out most?
// param: limit (integer = 20) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: cited_by (integer) — số văn bản dẫn nó
// column: cites (integer) — số văn bản nó dẫn
// column: carried_by (integer) — số văn bản trực tiếp triển khai nó
// column: below — số văn bản bắt nguồn từ nó, qua mọi bậc
// shape: hubs
// walk: cited
UNWIND $papers AS paper
MATCH (d:Directive {key: paper.key})
OPTIONAL MATCH (d)-[:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]->(other:Directive)
WHERE other.key <> d.key AND ($as_of IS NULL OR coalesce(other.issued_on, '') <= $as_of)
WITH paper, d, count(DISTINCT other.key) AS cites
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.status AS status, paper.cited_by AS cited_by, cites, paper.carried_by AS carried_by, paper.below AS below
