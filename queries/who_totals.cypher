// vi: Bao nhiêu cơ quan phải thực hiện văn bản này, theo cấp và theo tỉnh?
// en: How many agencies must act under a directive, by level and province?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — tính đến hết ngày
// param: modality (must|request|all = all) — must: chỉ việc phải làm; request: chỉ việc được đề nghị; all: cả hai
// column: level — cấp
// column: province — tỉnh, thành phố; trống: trung ương, hoặc văn bản không nói
// column: agencies (integer) — số cơ quan được nêu tên
// column: groups (integer) — số nhóm cơ quan, mỗi nhóm đếm một lần
// column: leading (integer) — số cơ quan, nhóm chủ trì
// column: coordinating (integer) — số cơ quan, nhóm phối hợp
// column: tasks — số nhiệm vụ
// column: must (integer) — số việc phải làm
// column: requests (integer) — số việc được đề nghị
// shape: totals
// walk: below
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
RETURN d.key AS document_key, t.key AS task_key, t.modality AS modality, r.role AS role, a.key AS agency_key, a.level AS level, a.place AS place,
  a.group AS group
