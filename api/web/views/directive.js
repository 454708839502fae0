// One directive: its card, and what one asks about it behind tabs.
import { ask } from "../api.js";
import { el, icon, vi } from "../dom.js";
import { date, t } from "../i18n.js";
import { DIRECTIVE } from "../registry.js";
import { href, toDirective } from "../state.js";
import { Tabs } from "../tabs.js";
import { forceFact } from "./force.js";
import { levelChip, nameOf } from "./parts.js";
import { notices } from "./states.js";

export async function directiveView(state) {
  const { rows } = await ask("directive", { directive: state.directive });
  const row = rows[0];
  const tabs = new Tabs(DIRECTIVE, row);
  tabs.show(state);
  return { node: el("div", { class: "directive" }, card(row), tabs.node), title: nameOf(row), update: (now) => tabs.show(now) };
}

function card(row) {
  return el("article", { class: "card head" },
    el("div", { class: "over" }, levelChip(row.level, row.line), vi("span", { class: "kind" }, row.press ? t("directive.press") : row.kind ?? ""), marks(row)),
    el("h1", {}, vi("span", { class: "number" }, nameOf(row)), row.number && row.heading ? vi("span", { class: "heading" }, row.heading) : null),
    facts(row), row.note ? notices([row.note]) : null, actions(row));
}

function marks(row) {
  const words = [row.urgency ? ["urgent", row.urgency] : null, row.draft ? ["draft", t("directive.draft")] : null, row.status === "cited" ? ["stub", t("status.cited")] : null];
  return words.filter(Boolean).map(([kind, text]) => vi("span", { class: `tag ${kind}` }, text));
}

function facts(row) {
  const agency = row.issuer ? vi("a", { href: href({ agency: row.issuer }) }, row.issuer) : t("directive.unknown");
  const signers = (row.signers ?? []).map((signer) => [signer.name, officeOf(signer.office, row.issuer)].filter(Boolean).join(", ")).join("; ");
  const pairs = [["issuer", agency], ["issued_on", date(row.issued_on) || t("directive.undated")], ["signers", signers], ["place", row.place],
    ["addressees", agencies(row.addressees ?? [])], ["tasks", row.status === "cited" ? t("directive.not_known") : String(row.tasks ?? 0)]];
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, t(`fact.${name}`)), vi("dd", {}, value))),
    row.press ? null : el("div", {}, el("dt", {}, t("fact.force")), forceFact(row)));
}

function agencies(names) {
  return names.length ? names.flatMap((name, index) => [index ? "; " : "", el("a", { href: href({ agency: name }) }, name)]) : null;
}

/** Offices are often written in capitals: CHÁNH VĂN PHÒNG → Chánh văn phòng; the issuer keeps its own. */
function officeOf(office, issuer) {
  if (!office || office !== office.toUpperCase()) return office;
  const plain = office.charAt(0) + office.slice(1).toLowerCase();
  return issuer && plain.toLowerCase() === issuer.toLowerCase() ? issuer : plain;
}

function actions(row) {
  const text = row.source ? el("a", { class: "button", href: href(toDirective(row.key, "text")) }, icon("file"), t("directive.read")) : null;
  const picture = el("a", { class: "button plain", href: `/draw?directive=${encodeURIComponent(row.key)}`, target: "_blank", rel: "noopener" }, icon("chart"), t("directive.draw"));
  return el("div", { class: "actions" }, text, picture);
}
