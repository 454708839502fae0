// What a question was asked with, in words: names of directives and agencies instead of keys, and each leading to its page.
import { ask } from "../../api.js";
import { el, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { href, toDirective } from "../../state.js";
import { nameOf } from "../parts.js";

/** A list of the parameters that are not as they are by themselves; null where there are none. */
export async function givenList(answer, query) {
  const asked = query.parameters.filter(({ name, default: usual }) => {
    const value = answer.parameters[name];
    return value !== null && value !== undefined && value !== "" && String(value) !== usual && name !== "limit";
  });
  const shown = await Promise.all(asked.map(async (parameter) => [parameter, await words(parameter, answer.parameters[parameter.name])]));
  return shown.length ? el("dl", { class: "given" }, shown.map(([{ name }, value]) => el("div", {}, el("dt", {}, term("param", name)), el("dd", {}, value)))) : null;
}

async function words({ name, kind }, value) {
  if (kind === "directive") return directive(value);
  if (kind === "agency") return agency(value);
  if (kind === "day" || kind === "date") return date(value);
  return kind === "choice" ? term(CHOICES[name] ?? name, value) : vi("span", {}, String(value));
}

const CHOICES = { state: "due_state", groups: "groups" };

async function directive(key) {
  const [row] = (await ask("directive", { directive: key })).rows;
  const facts = [row.issuer, date(row.issued_on)].filter(Boolean).join(", ");
  return [vi("a", { class: "number", href: href(toDirective(key)) }, nameOf(row)), facts ? vi("span", { class: "quiet" }, ` ${facts}`) : null];
}

async function agency(key) {
  const [row] = (await ask("agency", { agency: key })).rows;
  return vi("a", { href: href({ agency: key }) }, row?.heading ?? key);
}
