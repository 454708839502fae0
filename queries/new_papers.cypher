// vi: Văn bản nào mới có, mới có toàn văn hoặc mới đổi từ một đợt?
// en: Which papers came, got their text or were changed since a run?
// param: since (integer) — từ đợt số
// column: key — khóa
// column: event — new_directive: văn bản mới; filled_stub: nay có toàn văn; changed_directive: toàn văn đã đổi
// column: run (integer) — đợt cập nhật
// shape: rows
MATCH (b:Run)
WHERE b.number >= $since
UNWIND range(0, size(b.whats) - 1) AS i
WITH b.number AS run, b.whats[i] AS event, b.subjects[i] AS key
WHERE event IN ['new_directive', 'filled_stub', 'changed_directive']
RETURN key, event, run
ORDER BY run, key, event
