// vi: Trong lời văn bản, chỗ nào là viện dẫn, cơ quan, nhiệm vụ, thời hạn?
// en: Where in the text of a directive do its citations, agencies, tasks and deadlines stand?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: mark — citation: viện dẫn; agency: cơ quan; signer: người ký; task: nhiệm vụ; deadline: thời hạn
// column: mark_key (text) — khóa của viện dẫn hoặc nhiệm vụ; với cơ quan và thời hạn: nhiệm vụ mà chúng thuộc về, trống ở phần đầu và nơi nhận
// column: wording — lời đã đọc
// column: state — resolved, stub, suggested, ambiguous, incomplete, rejected; trống: không phải viện dẫn
// column: code — mã của viện dẫn để đính chính: chidao review confirm MÃ
// column: relation — quan hệ của viện dẫn, hoặc vì sao cơ quan có mặt: ISSUED_BY, ON_BEHALF_OF, ADDRESSED_TO, COPIED_TO
// column: relation_vi — quan hệ bằng lời
// column: pinpoint (text) — điều khoản được dẫn
// column: reason — vì sao viện dẫn chưa rõ
// column: needs (text) — cần gì để rõ
// column: to_key — khóa của văn bản hoặc cơ quan được chỉ tới
// column: to_number — số, ký hiệu
// column: to_kind (text) — loại văn bản
// column: to_heading (text) — trích yếu, hoặc tên đầy đủ của cơ quan, người ký
// column: to_issuer — cơ quan ban hành văn bản đó
// column: to_issued_on (text) — ngày ban hành
// column: to_status (text) — held hoặc cited
// column: choices — các văn bản có thể: {key, number, kind, issuer, issued_on, heading, status}
// column: role — lead, joint, executor, coordinating, reports_to
// column: group — nhóm cơ quan
// column: level — cấp của cơ quan
// column: modality — must, request, may, reported
// column: section — mục
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: deadline_basis (text) — hạn được tính từ đâu
// column: deadline_via (flag) — hạn chung của nhiều việc
// column: recurrence — định kỳ (RRULE)
// column: source — tệp
// column: span_start — ký tự đầu trong tệp
// column: span_end — sau ký tự cuối
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: marks
MATCH (d:Directive {key: $directive})
OPTIONAL MATCH (d)-[:HAS_CITATION]->(o:Citation)
UNWIND CASE WHEN o IS NULL OR size(o.candidates) = 0 THEN [null] ELSE o.candidates END AS candidate
OPTIONAL MATCH (x:Directive {key: candidate})
WHERE coalesce(x.issued_on, '') <= coalesce($as_of, '~')
WITH d, collect(DISTINCT {key: x.key, number: x.number, kind: x.kind, issuer: x.issuer, issued_on: x.issued_on, heading: x.heading, status: x.status}) AS choices
RETURN choices,
  [(d)-[:HAS_CITATION]->(c:Citation) | {key: c.key, wording: c.wording, state: c.state, relation: c.relation, pinpoint: c.pinpoint, reason: c.reason, needs: c.needs, candidates: c.candidates, source: c.source, span_start: c.span_start, span_end: c.span_end, rule: c.rule}] AS citations,
  [(d)-[:HAS_CITATION]->(c:Citation)-[:CITES]->(y:Directive) WHERE coalesce(y.issued_on, '') <= coalesce($as_of, '~') | {citation: c.key, to_key: y.key, to_number: y.number, to_kind: y.kind, to_heading: y.heading, to_issuer: y.issuer, to_issued_on: y.issued_on, to_status: y.status}] AS cited,
  [(d)-[r:ISSUED_BY|ON_BEHALF_OF|ADDRESSED_TO|COPIED_TO]->(a:Agency) | {relation: type(r), to_key: a.key, to_heading: a.heading, group: a.group, level: a.level, source: r.source, span_start: r.span_start, span_end: r.span_end, rule: r.rule, origin: r.origin, origin_note: r.origin_note}] AS bodies,
  [(d)-[r:SIGNED_BY]->(p:Person) | {to_heading: p.heading, wording: p.office, source: r.source, span_start: r.span_start, span_end: r.span_end, rule: r.rule}] AS signers,
  [(d)-[:HAS_TASK]->(t:Task) | {key: t.key, wording: t.wording, modality: t.modality, section: t.section, deadline: t.deadline, deadline_text: t.deadline_text, deadline_basis: t.deadline_basis, deadline_via: t.deadline_via, deadline_start: t.deadline_start, deadline_end: t.deadline_end, deadline_rule: t.deadline_rule, recurrence: t.recurrence, source: t.source, span_start: t.span_start, span_end: t.span_end, rule: t.rule}] AS tasks,
  [(d)-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency) | {task: t.key, role: r.role, modality: t.modality, wording: r.wording, to_key: a.key, to_heading: a.heading, group: a.group, level: a.level, source: r.source, span_start: r.span_start, span_end: r.span_end, rule: r.rule, origin: r.origin, origin_note: r.origin_note}] AS actors
