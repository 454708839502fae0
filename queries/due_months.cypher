// vi: Mỗi tháng có bao nhiêu việc đến hạn?
// en: How many tasks are due in each month?
// param: agency (agency = none) — chỉ của cơ quan này, kể cả việc giao cho nhóm mà nó thuộc về
// param: level (central|ministry|province|department|district|commune|other|all = all) — chỉ của cơ quan cấp này
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: time (text) — tháng, ví dụ 2021-12; quý (2021-Q4) hoặc năm (2021) khi văn bản chỉ nói vậy
// column: tasks — số nhiệm vụ có hạn khi đó; việc định kỳ không tính
// shape: rows
OPTIONAL MATCH (:Agency {key: $agency})-[:MEMBER_OF]->(g:Agency)
WITH collect(g.key) AS groups
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)
WHERE t.deadline IS NOT NULL AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') AND (
  ($agency IS NULL AND $level = 'all')
  OR EXISTS {
    MATCH (t)-[:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
    WHERE ($agency IS NULL OR a.key = $agency OR a.key IN groups) AND ($level = 'all' OR coalesce(a.level, 'other') = $level)
  }
  OR ($agency IS NULL AND $level = 'other' AND NOT EXISTS { MATCH (t)-[:LED_BY|COORDINATED_BY|REPORTS_TO]->(:Agency) }))
RETURN substring(t.deadline, 0, 7) AS time, count(DISTINCT t.key) AS tasks
ORDER BY time
