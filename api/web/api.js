// The only place that speaks with the server. Answers are kept until the store has new data.

import { read } from "./state.js";

/** What went wrong: `kind` is offline, unknown, ambiguous, unclear, empty or failed; `rows` are near names or candidates. */
export class AskError extends Error {
  constructor(kind, detail, rows = []) {
    super(detail);
    this.kind = kind;
    this.rows = rows;
  }
}

const KINDS = { 300: "ambiguous", 404: "unknown", 400: "wrong", 422: "unclear", 503: "empty", 403: "forbidden" };
const kept = new Map();
const listeners = new Set();
let known = null;

/** Rows of a named question, told for the day of the address where one stands there: `{columns, rows, notes}`. Raises AskError. */
export async function ask(name, parameters = {}, signal = undefined) {
  const { day } = read();
  const dated = day && (await takesDay(name)) ? { as_of: day, ...parameters } : parameters;
  const given = Object.entries(dated).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(given).toString();
  return keep(`/api/query/${name}${query ? `?${query}` : ""}`, signal);
}

async function takesDay(name) {
  const known = await queries();
  return known.find((query) => query.name === name)?.parameters.some(({ name: parameter }) => parameter === "as_of") ?? false;
}

/** The answer to a question in words; `query` says for which named question it was taken. Raises AskError, `unclear` with the nearest ones. */
export function question(words) {
  return keep(`/api/ask?${new URLSearchParams({ q: words })}`);
}

/** The named questions with their words and columns. */
export function queries() {
  return keep("/api/queries");
}

/** `{text, start, end, length}` of a source, in characters as the server counts them. */
export function text(source, start = 0, end = null) {
  const query = new URLSearchParams(end === null ? { start } : { start, end });
  return keep(`/api/text/${source.split("/").map(encodeURIComponent).join("/")}?${query}`);
}

/** Whether something may be corrected here: `{open, reason}`. */
export function desk() {
  return keep("/api/desk");
}

/** Say a correction; the graph has followed when it returns. Raises AskError, `ambiguous` with candidates. */
export async function correct(said) {
  const answer = await get("/api/corrections", undefined, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
  await settle();
  return answer;
}

/** Take a correction back. Raises AskError. */
export async function withdraw(correction, who, why) {
  const answer = await get(`/api/corrections/${encodeURIComponent(correction)}?${new URLSearchParams({ who, why })}`, undefined, { method: "DELETE" });
  await settle();
  return answer;
}

/** What a person here changed is no news: forget the answers, and take the store as known. */
async function settle() {
  kept.clear();
  known = (await get("/api/save")).save;
}

async function keep(address, signal) {
  if (kept.has(address)) return kept.get(address);
  const answer = await get(address, signal);
  if (kept.size > 200) kept.clear();
  kept.set(address, answer);
  return answer;
}

async function get(address, signal, way = {}) {
  let response;
  try {
    response = await fetch(address, { signal, redirect: "error", ...way, headers: { Accept: "application/json", ...way.headers } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new AskError("offline", String(error.message));
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw problem(response.status, body ?? {});
}

function problem(status, body) {
  const rows = body.candidates ?? body.near ?? [];
  return new AskError(KINDS[status] ?? "failed", body.detail ?? `HTTP ${status}`, rows);
}

/** Be told when the store holds other data than before. */
export function onNews(listener) {
  listeners.add(listener);
}

/** Ask which save the store is at, which costs it nothing; on another one forget what was kept and tell the listeners. */
export async function look() {
  let now;
  try {
    now = (await get("/api/save")).save;
  } catch (error) {
    if (error.kind !== "empty") return;
    now = "empty";
  }
  const changed = known !== null && known !== now;
  known = now;
  if (!changed) return;
  kept.clear();
  for (const listener of listeners) listener();
}

/** Forget all answers: the next question asks again. */
export function forget() {
  kept.clear();
}
