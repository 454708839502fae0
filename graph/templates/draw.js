// Draws the payload: boxes at given places, edges as elbows from parent to child, details on the right. Text only ever becomes
// text (textContent, canvas), never mark-up.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("payload").textContent);
  const size = data.sizes;
  const WORDS = {
    vi: {
      search: "Tìm", open: "Mở hết", fit: "Vừa khung", save: "Lưu ảnh", language: "English", theme: "Sáng / tối", levels: "Cấp ban hành (bấm để ẩn, hiện)",
      list: "Tất cả văn bản", hint: "Bấm vào một văn bản để đọc dẫn chứng; bấm đúp để mở hoặc thu gọn cấp dưới.", issuer: "Cơ quan", kind: "Loại", date: "Ngày",
      line: "Hệ thống", level: "Cấp", heading: "Trích yếu", status: "Trong kho", held: "có toàn văn", cited: "chỉ được viện dẫn", relation: "Quan hệ", after: "Sau cấp trên",
      root: "Sau văn bản gốc", afterUp: "Bên dưới ra sau", rootUp: "Được hỏi ra sau", tasks: "Nhiệm vụ", deadline: "Hạn sớm nhất", scope: "Phạm vi", task: "chỉ một số nhiệm vụ", days: (n) => `${n} ngày`, short: (n) => `+${n} ngày`,
      goesOn: "Tiếp nối", evidence: "Dẫn chứng", page: "Mở trong trang chidao", more: (n) => `+${n} văn bản`, fold: "Thu gọn cấp dưới", unfold: (n) => `Mở ${n} văn bản bên dưới`,
      found: (n) => `${n} văn bản`, drawing: "Sơ đồ; danh sách đầy đủ ở bên cạnh", dashed: "Khung nét đứt: chưa có toàn văn trong kho", nodate: "không rõ ngày",
      arrow: { cites: "Mũi tên: văn bản viện dẫn → văn bản được viện dẫn", tree: "Mũi tên: văn bản cấp trên → văn bản triển khai" },
      again: "Nét gạch bên phải: cùng cơ quan, tiếp nối", partly: "Nét đứt: chỉ một số nhiệm vụ", other: "Nét chấm (khi chọn): cấp trên khác",
    },
    en: {
      search: "Search", open: "Open all", fit: "Fit", save: "Save picture", language: "Tiếng Việt", theme: "Light / dark", levels: "Level of the issuer (click to hide or show)",
      list: "All documents", hint: "Click a document to read the evidence; double-click to open or fold what is below it.", issuer: "Issuer", kind: "Kind", date: "Date",
      line: "Line", level: "Level", heading: "Title", status: "In the store", held: "full text", cited: "cited only", relation: "Relation", after: "After its parent",
      root: "After the root", afterUp: "Next below after", rootUp: "Asked one after", tasks: "Tasks", deadline: "First deadline", scope: "Scope", task: "some tasks only", days: (n) => `${n} days`, short: (n) => `+${n} days`,
      goesOn: "Goes on with", evidence: "Evidence", page: "Open in the chidao page", more: (n) => `+${n} documents`, fold: "Fold what is below", unfold: (n) => `Open ${n} documents below`,
      found: (n) => `${n} documents`, drawing: "Drawing; the full list stands beside it", dashed: "Dashed box: full text not in the store", nodate: "date unknown",
      arrow: { cites: "Arrow: citing document → cited document", tree: "Arrow: parent → implementing document" },
      again: "Dashes on the right: the same issuer goes on", partly: "Dashed line: some tasks only", other: "Dotted line (when selected): a further parent",
    },
  };
  // Maps: a level or relation called "constructor" must not find what every object has.
  const [levels, lines, relations] = [data.levels, data.lines, data.relations].map((words) => new Map(Object.entries(words)));
  const $ = (id) => document.getElementById(id);
  const byKey = new Map(data.nodes.map((node) => [node.id, node]));
  const beside = new Map();
  for (const node of data.nodes) {
    if (byKey.has(node.hangs_by)) beside.set(node.hangs_by, [...(beside.get(node.hangs_by) ?? []), node.id]);
  }
  const roots = data.nodes.filter((node) => !byKey.has(node.hangs_by)).map((node) => node.id);
  const around = data.query === "directive", upwards = data.query === "cascade_up";
  const shown = new Map(Object.entries(data.shown));
  const hidden = new Set(); // levels
  let places = new Map(); // visible documents and "+N" boxes, by key
  let language = "vi";
  let theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  let selected = null;
  let matching = null; // keys that the search found, null: no search
  const say = (word) => WORDS[language][word];

  // --- words ---------------------------------------------------------------
  const fold = (text) => String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const day = (iso) => String(iso ?? "").replace(/^(\d{4})-(\d{2})-(\d{2})/, "$3/$2/$1").replace(/^(\d{4})-(\d{2})$/, "$2/$1").replace("T", " ");
  const relation = (name) => (language === "vi" ? relations.get(name) ?? name : name.toLowerCase().replaceAll("_", " "));
  const levelOf = (node) => (levels.has(node.level) ? node.level : "other");
  const make = (tag, text, about = {}) => Object.assign(document.createElement(tag), { textContent: text ?? "" }, about);

  // --- where things stand: the same as `place` of graph/draw.py -------------
  const put = (key, row) => {
    const node = byKey.get(key), children = beside.get(key) ?? [], count = Math.min(shown.get(key) ?? 0, children.length);
    const x = (column) => column * (size.width + size.gap);
    places.set(key, { x: x(node.column), y: row * size.row });
    let free = row, lowest = row + 1, side = 0;
    for (const child of children.slice(0, count)) {
      const towards = byKey.get(child).column - node.column;
      if (towards === 0) free = Math.max(free, row + 1);
      else if (towards * side < 0) free = row;
      side = towards || side;
      free = put(child, free);
      lowest = Math.max(lowest, free);
    }
    if (count === children.length) return lowest;
    const column = byKey.get(children[count]).column;
    places.set(`+${key}`, { x: x(column), y: (column === node.column ? Math.max(free, row + 1) : free) * size.row, more: children.length - count, of: key });
    return Math.max(lowest, free + 1);
  };

  // --- boxes ----------------------------------------------------------------
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = (node) => {
    const [border, fill, darkBorder, darkFill] = levels.get(levelOf(node)).colours;
    return theme === "dark" ? { border: darkBorder, fill: darkFill } : { border, fill };
  };
  const FONT = '"Noto Sans", "Segoe UI", Arial, sans-serif';
  const cut = (ctx, text, width) => {
    if (ctx.measureText(text).width <= width) return text;
    let low = 0, high = text.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (ctx.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle; else high = middle - 1;
    }
    return `${text.slice(0, low).trimEnd()}…`;
  };
  const dimmed = (key) => {
    const node = byKey.get(key);
    return node !== undefined && (hidden.has(levelOf(node)) || (matching !== null && !matching.has(key)));
  };
  const box = (ctx, x, y, width, height) => { ctx.beginPath(); ctx.roundRect(x - width / 2, y - height / 2, width, height, 6); };
  const drawBox = (ctx, key, x, y) => {
    const node = byKey.get(key), colour = colours(node), left = x - size.width / 2;
    ctx.save();
    ctx.globalAlpha = dimmed(key) ? 0.18 : 1;
    box(ctx, x, y, size.width, size.height);
    ctx.fillStyle = colour.fill; ctx.fill();
    ctx.strokeStyle = key === selected ? css("--strong") : colour.border;
    ctx.lineWidth = key === selected ? 3.5 : 1.5;
    ctx.setLineDash(node.status === "cited" ? [5, 4] : []);
    ctx.stroke(); ctx.setLineDash([]);
    ctx.save(); box(ctx, x, y, size.width, size.height); ctx.clip();
    ctx.fillStyle = colour.border; ctx.fillRect(left, y - size.height / 2, 6, size.height); ctx.restore();
    ctx.textBaseline = "alphabetic"; ctx.textAlign = "right"; ctx.fillStyle = css("--quiet"); ctx.font = `12.5px ${FONT}`;
    const days = upwards || node.days_after_parent === undefined ? "" : `  ${say("short")(node.days_after_parent)}`;
    const when = `${node.issued_on ? day(node.issued_on) : say("nodate")}${days}`;
    ctx.fillText(when, left + size.width - 10, y - 5);
    const room = size.width - 36 - ctx.measureText(when).width;
    ctx.textAlign = "left"; ctx.fillStyle = css("--ink"); ctx.font = `bold 14.5px ${FONT}`;
    ctx.fillText(cut(ctx, node.label || say("cited"), room), left + 15, y - 5);
    ctx.font = `13px ${FONT}`;
    ctx.fillText(cut(ctx, node.issuer ?? "", size.width - 26), left + 15, y + 15);
    ctx.restore();
  };
  const drawMore = (ctx, place, x, y) => {
    ctx.save();
    box(ctx, x, y, size.width, 30); ctx.fillStyle = css("--paper"); ctx.fill();
    ctx.strokeStyle = css("--line"); ctx.setLineDash([2, 3]); ctx.stroke();
    ctx.fillStyle = css("--ink"); ctx.font = `bold 13.5px ${FONT}`; ctx.textAlign = "center"; ctx.textBaseline = "middle";
    ctx.fillText(say("more")(place.more), x, y + 1);
    ctx.restore();
  };
  const renderer = ({ ctx, id, x, y }) => ({
    drawNode: () => { const place = places.get(id); if (place?.more) drawMore(ctx, place, x, y); else if (place) drawBox(ctx, id, x, y); },
    nodeDimensions: { width: size.width, height: size.height },
  });

  // --- edges ----------------------------------------------------------------
  const path = new Set(); // edges on the way from the root to the selected document
  const drawEdge = (ctx, edge) => {
    const from = places.get(edge.from), to = places.get(edge.to);
    if (!from || !to) return;
    const touches = edge.from === selected || edge.to === selected;
    if (edge.role === "other" && !touches) return;
    ctx.save();
    ctx.globalAlpha = dimmed(edge.from) || dimmed(edge.to) ? 0.18 : 1;
    ctx.strokeStyle = ctx.fillStyle = path.has(edge) ? css("--strong") : css("--line");
    ctx.lineWidth = path.has(edge) ? 2.5 : 1.3;
    ctx.setLineDash(edge.role === "other" ? [2, 4] : edge.role === "continues" ? [3, 3] : edge.scope === "task" ? [7, 5] : []);
    elbow(ctx, edge, from, to);
    ctx.restore();
  };
  const drawFolded = (ctx, from, to) => {
    const half = size.width / 2, way = Math.sign(to.x - from.x);
    ctx.save();
    ctx.strokeStyle = css("--line"); ctx.setLineDash([2, 3]);
    ctx.beginPath(); ctx.moveTo(from.x + way * half, from.y); ctx.lineTo(from.x + way * (half + 22), from.y);
    ctx.lineTo(from.x + way * (half + 22), to.y); ctx.lineTo(to.x - way * half, to.y); ctx.stroke();
    ctx.restore();
  };
  const elbow = (ctx, edge, from, to) => {
    const half = size.width / 2, same = from.x === to.x, right = to.x > from.x;
    const start = same || right ? from.x + half : from.x - half, end = same || !right ? to.x + half : to.x - half;
    const trunk = same ? start + 12 : beneath(edge) ? end + (right ? -22 : 22) : start + (right ? 22 : -22);
    ctx.beginPath();
    ctx.moveTo(start, from.y); ctx.lineTo(trunk, from.y); ctx.lineTo(trunk, to.y); ctx.lineTo(end, to.y); ctx.stroke();
    ctx.setLineDash([]);
    const tip = end < trunk ? -1 : 1;
    ctx.beginPath(); ctx.moveTo(end, to.y); ctx.lineTo(end - 9 * tip, to.y - 4.5); ctx.lineTo(end - 9 * tip, to.y + 4.5); ctx.fill();
    if (same || edge.role === "other") return;
    const days = upwards ? byKey.get(edge.from).days_after_parent : undefined; // going up, they belong to the step
    annotate(ctx, edge, { start, trunk, from, to, way: right ? 1 : -1 }, days);
  };
  const annotate = (ctx, edge, at, days) => {
    const x = (beneath(edge) ? at.start : at.trunk) + (at.way * (size.gap - 30)) / 2, y = beneath(edge) ? at.from.y : at.to.y;
    ctx.fillStyle = css("--quiet"); ctx.font = `11.5px ${FONT}`; ctx.textBaseline = "bottom"; ctx.textAlign = "center";
    if (edge.relation) ctx.fillText(cut(ctx, relation(edge.relation), size.gap - 36), x, y - 2);
    if (days !== undefined) ctx.fillText(say("short")(days), x, y + 16);
  };
  // Upwards, and for what cites the middle, the many stand where the edge begins: the trunk goes to the other end.
  const beneath = (edge) => byKey.get(edge.from).hangs_by === edge.to;

  // --- the network ----------------------------------------------------------
  const nodes = new vis.DataSet();
  const network = new vis.Network($("drawing"), { nodes, edges: new vis.DataSet() }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { dragNodes: false, hover: false, zoomSpeed: 0.6 },
    nodes: { shape: "custom", ctxRenderer: renderer }, autoResize: true,
  });
  network.on("beforeDrawing", (ctx) => {
    for (const place of places.values()) if (place.more) drawFolded(ctx, places.get(place.of), place);
    for (const edge of data.edges) if (!path.has(edge)) drawEdge(ctx, edge);
    for (const edge of path) drawEdge(ctx, edge); // on top
  });
  const layOut = () => {
    places = new Map();
    let row = 0;
    for (const root of roots) row = put(root, row);
    nodes.clear();
    nodes.add([...places].map(([id, place]) => ({ id, x: place.x, y: place.y, label: "" })));
  };
  const bounds = () => {
    const all = [...places.values()];
    const xs = all.map((p) => p.x), ys = all.map((p) => p.y);
    return { left: Math.min(...xs) - size.width / 2 - 30, right: Math.max(...xs) + size.width / 2 + 30, top: Math.min(...ys) - size.row, bottom: Math.max(...ys) + size.row };
  };
  const look = (least) => { // the whole drawing, or its top at a size that can be read
    if (!places.size) return;
    const b = bounds(), frame = $("drawing");
    const fit = Math.min(frame.clientWidth / (b.right - b.left), frame.clientHeight / (b.bottom - b.top), 1.1);
    const scale = Math.max(fit, least);
    const tall = (b.bottom - b.top) * scale > frame.clientHeight, wide = (b.right - b.left) * scale > frame.clientWidth;
    const x = wide ? (around ? (b.left + b.right) / 2 : b.left + frame.clientWidth / 2 / scale) : (b.left + b.right) / 2;
    network.moveTo({ position: { x, y: tall ? b.top + frame.clientHeight / 2 / scale : (b.top + b.bottom) / 2 }, scale });
  };
  const total = (key) => (beside.get(key) ?? []).length;
  const openTo = (key) => {
    for (let child = key, by = byKey.get(key).hangs_by; byKey.has(by); child = by, by = byKey.get(by).hangs_by) {
      const index = beside.get(by).indexOf(child);
      if ((shown.get(by) ?? 0) <= index) shown.set(by, index + 1);
    }
  };
  const setShown = (key, count) => { shown.set(key, count); layOut(); network.redraw(); list(); };

  // --- details --------------------------------------------------------------
  const facts = (node) => [
    ["kind", node.kind], ["issuer", node.issuer], ["date", node.issued_on ? day(node.issued_on) : say("nodate")],
    ["level", levels.get(node.level)?.[language]], ["line", lines.get(node.line)?.[language]], ["heading", node.heading],
    ["relation", related(node)], ["goesOn", byKey.get(node.continues)?.label], ["scope", edgeOf(node)?.scope === "task" ? say("task") : null],
    [upwards ? "afterUp" : "after", node.days_after_parent === undefined ? null : say("days")(node.days_after_parent)],
    [upwards ? "rootUp" : "root", node.days_after_root === undefined || node.id === roots[0] ? null : say("days")(node.days_after_root)],
    ["tasks", node.tasks], ["deadline", node.first_deadline ? day(node.first_deadline) : null], ["status", node.status ? say(node.status) : null],
  ];
  const edgeOf = (node) => data.edges.find((e) => (e.from === node.id && e.to === node.hangs_by) || (e.to === node.id && e.from === node.hangs_by));
  const related = (node) => {
    const edge = edgeOf(node);
    if (!edge?.relation) return null;
    const [citing, cited] = edge.role === "cites" ? [edge.from, edge.to] : [edge.to, edge.from];
    return `${byKey.get(citing).label} ${(edge.relations ?? [edge.relation]).map(relation).join("; ")} ${byKey.get(cited).label}`;
  };
  const show = () => {
    const node = byKey.get(selected), here = $("details");
    here.replaceChildren();
    if (!node) {
      here.append(...data.notes.map((note) => make("p", note, { className: "note" })), make("p", say("hint"), { className: "quiet" }));
      return;
    }
    const terms = document.createElement("dl");
    for (const [word, value] of facts(node)) if (value !== null && value !== undefined && value !== "") terms.append(make("dt", say(word)), make("dd", value));
    here.append(make("h2", node.label), terms);
    if (node.quote) {
      here.append(make("p", say("evidence"), { className: "quiet" }), make("blockquote", node.quote));
      if (node.source) here.append(make("p", `${node.source}: ${node.span_start}–${node.span_end}`, { className: "quiet" }));
    }
    here.append(...actions(node));
  };
  const actions = (node) => {
    const found = [];
    const open = Math.min(shown.get(node.id) ?? 0, total(node.id));
    if (total(node.id) && !around) {
      found.push(make("button", open ? say("fold") : say("unfold")(total(node.id)), { type: "button", onclick: () => { setShown(node.id, open ? 0 : total(node.id)); show(); } }));
    }
    const link = make("p");
    link.append(make("a", say("page"), { href: `${data.page}?d=${encodeURIComponent(node.id)}`, rel: "noreferrer" }));
    return [...found, link];
  };
  const select = (key) => {
    selected = byKey.has(key) ? key : null;
    path.clear();
    for (let at = selected; byKey.has(at); at = byKey.get(at).hangs_by) { const edge = edgeOf(byKey.get(at)); if (edge) path.add(edge); }
    show(); list(); network.redraw();
  };
  const go = (key) => {
    openTo(key); layOut(); select(key);
    const place = places.get(key), frame = $("drawing"), scale = Math.max(network.getScale(), 0.7), middle = network.getViewPosition();
    // Only as far as needed: what stands around it stays in sight.
    const nearer = (at, now, room) => (Math.abs(at - now) <= room ? now : at - Math.sign(at - now) * room);
    const x = nearer(place.x, middle.x, frame.clientWidth / scale / 2 - size.width / 2 - 20);
    const y = nearer(place.y, middle.y, frame.clientHeight / scale / 2 - size.row * 2);
    network.moveTo({ position: { x, y }, scale });
  };

  // --- beside the drawing ---------------------------------------------------
  const list = () => {
    const entries = [];
    const walk = (key, depth) => {
      if (matching === null || matching.has(key)) {
        const node = byKey.get(key), entry = make("li"), words = [node.label, node.issuer, day(node.issued_on)].filter(Boolean).join(" · ");
        const button = make("button", words, { type: "button", onclick: () => go(key) });
        button.style.paddingLeft = `${4 + depth * 16}px`;
        if (key === selected) button.setAttribute("aria-current", "true");
        entry.append(button); entries.push(entry);
      }
      for (const below of beside.get(key) ?? []) walk(below, depth + 1);
    };
    roots.forEach((root) => walk(root, 0));
    $("list").replaceChildren(...entries);
  };
  const legend = () => {
    const count = new Map();
    for (const node of data.nodes) count.set(levelOf(node), (count.get(levelOf(node)) ?? 0) + 1);
    $("levels").replaceChildren(...[...levels.keys()].filter((level) => count.has(level)).map((level) => {
      const entry = make("li"), colour = colours({ level }), patch = make("i");
      const button = make("button", "", { type: "button", onclick: () => { hidden.has(level) ? hidden.delete(level) : hidden.add(level); legend(); network.redraw(); } });
      button.setAttribute("aria-pressed", String(!hidden.has(level)));
      patch.style.borderColor = colour.border; patch.style.backgroundColor = colour.fill;
      button.append(patch, `${levels.get(level)[language]} (${count.get(level)})`);
      entry.append(button);
      return entry;
    }));
    const signs = [say("arrow")[around ? "cites" : "tree"]];
    if (data.nodes.some((node) => node.status === "cited")) signs.push(say("dashed"));
    if (data.edges.some((edge) => edge.role === "continues")) signs.push(say("again"));
    if (data.edges.some((edge) => edge.scope === "task")) signs.push(say("partly"));
    if (data.edges.some((edge) => edge.role === "other")) signs.push(say("other"));
    $("signs").replaceChildren(...signs.map((words) => make("li", words)));
  };
  const search = () => {
    const words = fold($("words").value).split(/\s+/).filter(Boolean);
    matching = words.length ? new Set(data.nodes.filter((n) => {
      const text = fold([n.label, n.kind, n.issuer, n.heading, n.issued_on, day(n.issued_on)].join(" "));
      return words.every((word) => text.includes(word));
    }).map((n) => n.id)) : null;
    $("found").textContent = matching ? say("found")(matching.size) : "";
    list(); network.redraw();
  };
  const translate = () => {
    document.documentElement.lang = language;
    document.title = $("heading").textContent = data.heading[language];
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    $("drawing").setAttribute("role", "img");
    $("drawing").setAttribute("aria-label", say("drawing"));
    legend(); show(); search();
  };
  const paint = () => { document.documentElement.dataset.theme = theme; legend(); network.redraw(); };

  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = matching ? [...matching] : [];
    if (found.length) go(found[(found.indexOf(selected) + 1) % found.length]); // Enter goes from hit to hit
  });
  $("words").addEventListener("input", search);
  $("fit").onclick = () => look(0);
  $("open").onclick = () => { for (const [key, below] of beside) shown.set(key, below.length); layOut(); look(0.5); show(); };
  $("language").onclick = () => { language = language === "vi" ? "en" : "vi"; translate(); };
  $("theme").onclick = () => { theme = theme === "dark" ? "light" : "dark"; paint(); };
  $("save").onclick = () => {
    const canvas = document.querySelector("#drawing canvas"), copy = document.createElement("canvas"), ctx = copy.getContext("2d");
    copy.width = canvas.width; copy.height = canvas.height;
    ctx.fillStyle = css("--ground"); ctx.fillRect(0, 0, copy.width, copy.height); ctx.drawImage(canvas, 0, 0);
    make("a", "", { href: copy.toDataURL("image/png"), download: "chidao.png" }).click();
  };
  network.on("click", (event) => {
    const place = places.get(event.nodes[0]);
    if (place?.more) setShown(place.of, (shown.get(place.of) ?? 0) + size.more);
    else select(event.nodes[0] ?? null);
  });
  network.on("doubleClick", (event) => {
    const key = event.nodes[0];
    if (byKey.has(key) && total(key)) setShown(key, shown.get(key) ? 0 : total(key));
  });
  layOut(); paint(); translate(); look(0.7);
})();
