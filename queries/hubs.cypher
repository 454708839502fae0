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
// with: edges
MATCH (d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.status AS status, d.press AS press, d.citations AS citations, d.tasks AS tasks
