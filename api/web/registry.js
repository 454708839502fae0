// All views, in the order in which they are offered. A view is a module in `views/` whose `draw({row, state})` gives
// `{node, table, picture}`: what to show; `table()` as `{columns, rows}` of plain values and `picture()` as an SVG element, for the
// exports. Each is loaded when it is first looked at; its name stands in the address and its words under `tab.NAME` or `view.NAME`.

/** Tabs of a directive. */
export const DIRECTIVE = {
  cascade: () => import("./views/cascade.js"),
  columns: () => import("./views/columns.js"),
  board: () => import("./views/board.js"),
  timeline: () => import("./views/timeline.js"),
  around: () => import("./views/around.js"),
  who: () => import("./views/duties.js"),
  deadlines: () => import("./views/deadlines.js"),
  gap: () => import("./views/gap.js"),
  up: () => import("./views/up.js"),
  text: () => import("./views/document.js"),
  links: () => import("./views/links.js"),
};

/** Tabs of an agency. */
export const AGENCY = {
  tasks: () => import("./views/agency_tasks.js"),
  due: () => import("./views/agency/deadlines.js"),
  papers: () => import("./views/agency/papers.js"),
  line: () => import("./views/agency/line.js"),
  reports: () => import("./views/agency/reports.js"),
};

/** Views over the whole store, reached from the line under the search box. */
export const STORE = {
  start: () => import("./views/start.js"),
  due: () => import("./views/due.js"),
  gaps: () => import("./views/gaps.js"),
  open: () => import("./views/open.js"),
  corrections: () => import("./views/corrections.js"),
  statistics: () => import("./views/statistics.js"),
  news: () => import("./views/news.js"),
  saved: () => import("./views/saved.js"),
};
