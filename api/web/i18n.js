// Words, dates and order. Vietnamese unless a person chose English.

const STORED = "chidao.language";
const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "base" });
let words = {};
let now = "vi";

/** The language of the page: vi or en. */
export const language = () => now;

/** Load the words of the remembered language, or of `wanted`. */
export async function useLanguage(wanted = remembered()) {
  const response = await fetch(`/web/strings/${wanted}.json`);
  words = await response.json();
  now = wanted;
  document.documentElement.lang = wanted;
  remember(STORED, wanted);
}

function remembered() {
  try {
    return localStorage.getItem(STORED) === "en" ? "en" : "vi";
  } catch {
    return "vi";
  }
}

/** Keep a choice for the next visit, where the browser keeps anything. */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse: the choice then holds for this visit.
  }
}

/** Words for a key; `{n}` in them is replaced. With n = 1 the form `key.one` is taken where there is one. */
export function t(key, values = {}) {
  const form = values.n === 1 && words[`${key}.one`] !== undefined ? `${key}.one` : key;
  const found = words[form] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** Words for a value of the data, such as level.province; the value itself where we have none. */
export function term(group, value) {
  if (value === null || value === undefined || value === "") return "";
  return words[`${group}.${value}`] ?? String(value);
}

function shown(value) {
  return typeof value === "number" ? number(value) : String(value);
}

/** 3.356 – grouped the Vietnamese way. */
export const number = (value) => new Intl.NumberFormat("vi").format(value);

/** An ISO date as exact as it is: 2021-08-11T16:00 → 16:00 ngày 11/08/2021; 2021-11 → 11/2021; 2024-Q3 → quý III/2024. */
export function date(iso) {
  if (!iso) return "";
  const [day, time] = String(iso).split("T");
  const quarter = /^(\d{4})-Q([1-4])$/.exec(day);
  if (quarter) return t("date.quarter", { q: ["I", "II", "III", "IV"][quarter[2] - 1], year: quarter[1] });
  const week = /^(\d{4})-W(\d{2})$/.exec(day);
  if (week) return t("date.week", { week: String(Number(week[2])), year: week[1] });
  if (/^\d{4}$/.test(day)) return t("date.year", { year: day });
  const plain = day.split("-").reverse().join("/");
  return time ? t("date.time", { time: time.slice(0, 5), day: plain }) : plain;
}

/** By the order of Vietnamese: An, Ấp, Bắc, Cần, Đắk. */
export const compare = (one, other) => collator.compare(one, other);

/** For finding: lower case, without diacritics. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}
