// vi: Văn bản nào không nối với văn bản nào khác, vì sao?
// en: Which directives are linked with no other, and why?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: citations — số viện dẫn đọc được
// column: reason — no_citation: không đọc được viện dẫn nào; all_open: viện dẫn đều chưa rõ
// column: source — tệp
// shape: orphans
MATCH (d:Directive)
WHERE d.status = 'held' AND coalesce(d.press, false) = false AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  AND NOT EXISTS { MATCH (d)-[:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]-(other:Directive) WHERE other.key <> d.key AND coalesce(other.issued_on, '') <= coalesce($as_of, '~') }
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.citations AS citations, d.source AS source
