// vi: Cơ quan này là cơ quan nào?
// en: What is this agency?
// param: agency (agency) — tên cơ quan, ví dụ "Sở Y tế Cao Bằng"
// param: as_of (day = none) — tính đến hết ngày: cơ quan của tên đó vào ngày này, văn bản ban hành đến ngày đó
// column: key — khóa
// column: heading — tên đầy đủ
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: group — nhóm cơ quan
// column: inferred (flag) — không văn bản nào nêu tên; suy ra từ danh sách
// column: orphaned (flag) — địa bàn đã hết và không nguồn nào nói ai tiếp nhận
// column: valid_from (text) — ngày đầu
// column: valid_to (text) — ngày cuối
// column: tasks (integer) — nhiệm vụ có nêu cơ quan này, với vai trò nào cũng tính
// column: issued (integer) — văn bản đã ban hành có trong kho
// column: received (integer) — văn bản gửi cơ quan này
// column: groups — các nhóm mà nó là thành viên: {key, heading, list_source, since, until}
// column: members — các thành viên, nếu là nhóm: {key, heading, list_source, since, until}
// column: namesakes — cơ quan cùng tên của thời kỳ khác: {key, heading, valid_from, valid_to}
// shape: one_agency
MATCH (a:Agency {key: $agency})
OPTIONAL MATCH (n:Agency)
WHERE n.heading_folded = a.heading_folded AND n.key <> a.key
WITH a, collect(DISTINCT {key: n.key, heading: n.heading, valid_from: n.valid_from, valid_to: n.valid_to}) AS namesakes
OPTIONAL MATCH (a)<-[:LED_BY|COORDINATED_BY|REPORTS_TO]-(t:Task)<-[:HAS_TASK]-(w:Directive)
WHERE coalesce(w.issued_on, '') <= coalesce($as_of, '~')
WITH a, namesakes, count(DISTINCT t) AS tasks
OPTIONAL MATCH (a)<-[:ISSUED_BY]-(d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH a, namesakes, tasks, count(DISTINCT d) AS issued
OPTIONAL MATCH (a)<-[:ADDRESSED_TO|COPIED_TO]-(d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH a, namesakes, tasks, issued, count(DISTINCT d) AS received
RETURN a.key AS key, a.heading AS heading, a.level AS level, a.line AS line, a.place AS place, a.group AS group, a.inferred AS inferred,
  a.orphaned AS orphaned, a.valid_from AS valid_from, a.valid_to AS valid_to, tasks, issued, received, namesakes,
  [(a)-[m:MEMBER_OF]->(g:Agency) WHERE coalesce(m.since, '') <= coalesce($as_of, '~') AND coalesce(m.until, '') + '~' >= coalesce($as_of, '') | {key: g.key, heading: g.heading, list_source: m.list_source, since: m.since, until: m.until}] AS groups,
  [(u:Agency)-[m:MEMBER_OF]->(a) WHERE coalesce(m.since, '') <= coalesce($as_of, '~') AND coalesce(m.until, '') + '~' >= coalesce($as_of, '') | {key: u.key, heading: u.heading, list_source: m.list_source, since: m.since, until: m.until}] AS members
