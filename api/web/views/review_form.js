// Who says so, why, and (to point elsewhere) at what: asked before anything is written. Who and why stay for the next one.
import { el, fill, vi } from "../dom.js";
import { remember, t } from "../i18n.js";
import { nameOf } from "./parts.js";
import { choiceWords } from "./open.js";

const WHO = "chidao.who";
let lastWhy = {};

/**
 * A form for one decision: `{action, told, asksTarget}`. `send({who, why, to, …})` may raise AskError, which is then shown with what
 * can be done; `cancel()` closes it.
 */
export function decisionForm({ action, told, asksTarget }, send, cancel) {
  const who = field("who", remembered(), { required: true, autocomplete: "name" });
  const why = field("why", lastWhy[action] ?? t(`review.why.${action}`), { required: true });
  const target = asksTarget ? [field("to", "", { required: true, placeholder: "128/NQ-CP" }), field("issuer", "", {}), field("date", "", { type: "date" })] : [];
  const fault = el("div", { role: "alert", class: "review-fault" });
  const submit = el("button", { type: "submit", class: "button" }, t("review.send"));
  const leave = el("button", { type: "button", class: "button plain", onclick: cancel }, t("review.cancel"));
  const wait = (on) => { submit.disabled = on; leave.disabled = on; };
  const form = el("form", { class: "review-form", "aria-label": t(`review.${action}`) }, el("p", {}, el("b", {}, t(`review.${action}.ask`)), " ", vi("span", {}, told)),
    el("div", { class: "review-fields" }, target.map(labelled), labelled(who), labelled(why)), asksTarget ? el("p", { class: "quiet" }, t("review.to.help")) : null, fault,
    el("div", { class: "actions" }, submit, leave));
  form.begin = () => { const first = target[0] ?? (who.value ? why : who); first.focus(); first.select(); };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fill(fault, el("span", { class: "quiet" }, t("review.sending")));
    wait(true);
    remember(WHO, who.value.trim());
    lastWhy = { ...lastWhy, [action]: why.value };
    const given = Object.fromEntries([who, why, ...target].map((input) => [input.name, input.value.trim()]).filter(([, value]) => value));
    try {
      await send(given);
    } catch (error) {
      wait(false);
      fill(fault, refusal(error, target[0]));
    }
  });
  return form;
}

function field(name, value, more) {
  return el("input", { class: "field", name, value, maxlength: 400, lang: "vi", autocomplete: "off", id: `review-${name}`, ...more });
}

const labelled = (input) => el("label", {}, el("span", {}, t(`review.field.${input.name}`)), input);

function remembered() {
  try {
    return localStorage.getItem(WHO) ?? "";
  } catch {
    // A browser that keeps nothing asks each time.
    return "";
  }
}

/** What the server refused and why; of several papers of that number one can be taken. */
function refusal(error, target) {
  const rows = target && error.kind === "ambiguous" ? error.rows : [];
  const take = (row) => el("li", {}, el("button", { type: "button", class: "button small plain", onclick: () => { target.value = row.key; target.focus(); } }, vi("span", {}, choiceWords({ ...row, number: nameOf(row) }))));
  return [vi("p", {}, error.message || t(`error.${error.kind ?? "failed"}`)), rows.length ? el("ul", {}, rows.map(take)) : null];
}
