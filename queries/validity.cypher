// vi: Văn bản còn hiệu lực không; văn bản nào sửa đổi, thay thế, bãi bỏ nó?
// en: Does a directive still hold; what amends, replaces or repeals it?
// param: directive (directive = none) — số, ký hiệu; bỏ trống để xem mọi văn bản bị thay đổi, hết hiệu lực hoặc làm thay đổi văn bản khác
// param: as_of (day = none) — tính đến hết ngày; bỏ trống để tính mọi thay đổi thấy trong kho
// column: number — số, ký hiệu
// column: key — khóa
// column: kind — loại văn bản
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: state — in_force: trong kho chưa thấy gì làm hết hiệu lực; ended: đã hết; partly_ended: hết một phần; period_over: hết thời kỳ; unknown: chưa rõ
// column: until — hết hiệu lực từ ngày, hoặc ngày cuối của thời kỳ
// column: reason — vì sao
// column: parent_flag (text) — văn bản cấp trên đã bị thay thế, bãi bỏ, hết thời kỳ, hoặc chưa rõ hiệu lực; không vì thế mà văn bản này hết hiệu lực
// column: bases_ended (texts) — căn cứ không còn hiệu lực: số và vì sao
// column: relation — AMENDS, REPLACES, REPEALS, SUSPENDS, CORRECTS, CONSOLIDATES
// column: relation_vi — quan hệ, nói từ văn bản bị thay đổi
// column: part — phần bị thay đổi; trống: toàn bộ
// column: since — từ ngày
// column: by_number — văn bản làm thay đổi
// column: by_key — khóa của văn bản đó
// column: by_issuer — cơ quan ban hành văn bản đó
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: force
// walk: standing
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
WHERE coalesce(d.press, false) = false
OPTIONAL MATCH (l:Directive)
WHERE l.repeals_unseen = d.issuer
WITH d, collect(CASE WHEN l IS NULL THEN null ELSE {number: l.number, kinds: l.unseen_repeals, since: l.issued_on} END) AS lists, ($directive IS NULL OR d.key = $directive) AS asked
OPTIONAL MATCH (c:Directive)-[r:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES]->(d)
RETURN d.number AS number, d.key AS key, d.kind AS kind, d.issuer AS issuer, d.issued_on AS issued_on, d.status AS status, d.period_end AS period_end,
  asked, [(d)-[up:COMES_FROM]->(p:Directive) WHERE up.rank = 0 | p.key] AS parents, [(d)-[:BASED_ON]->(b:Directive) | b.key] AS bases,
  EXISTS { MATCH (d)-[:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES]->(:Directive) } AS changes_others,
  type(r) AS relation, r.part AS part, coalesce(c.effective_on, c.issued_on) AS since, c.issued_on AS by_issued_on, c.number AS by_number, c.key AS by_key, c.issuer AS by_issuer,
  lists,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule, CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
