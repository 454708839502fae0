// Keeping the present view under a name, and a link to send.
import { copy } from "./clipboard.js";
import { disclosure } from "./disclosure.js";
import { announce, el, fill, icon } from "./dom.js";
import { t } from "./i18n.js";
import { addressOf, saveView } from "./saved.js";
import { read } from "./state.js";

/** A button that asks for a name; `named` is the one that the address carries already. */
export function saveMenu(named = "") {
  const said = el("p", { class: "quiet", role: "status" });
  const input = el("input", { class: "field", maxlength: 120, required: true, value: named, "aria-label": t("saved.name"), placeholder: t("saved.name") });
  const copy = el("button", { type: "button", class: "button small plain", onclick: () => copyLink(input.value, said) }, t("saved.copy"));
  const form = el("form", { class: "menu save-menu", hidden: true, onsubmit: (event) => keep(event, input.value, said) },
    el("h2", {}, t("saved.keep")), input, el("div", { class: "actions" }, el("button", { class: "button small" }, t("saved.save")), copy), said);
  // A press beside a field inside the form takes the focus from it; the form stays.
  return disclosure([icon("star"), named || t("saved.label")], form, () => choose(input), (target) => !target);
}

function choose(input) {
  if (!input.value) input.value = document.title.replace(/ – chidao$/, "");
  input.select();
}

function keep(event, name, said) {
  event.preventDefault();
  if (!name.trim()) return;
  saveView(name.trim(), read());
  fill(said, t("saved.done"), " ", el("a", { href: "?v=saved" }, t("view.saved")));
  announce(t("saved.done"));
}

async function copyLink(name, said) {
  const link = new URL(addressOf(name.trim(), read()), location.href).href;
  const byHand = () => el("input", { class: "field", readonly: true, value: link, "aria-label": t("saved.link"), onfocus: (event) => event.target.select() });
  fill(said, (await copy(link)) ? t("saved.copied") : byHand());
}
