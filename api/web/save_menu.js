// Keeping the present view under a name, and a link to send.
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
  const button = el("button", { type: "button", class: "button small plain", "aria-expanded": "false", onclick: () => open(button, form, input) }, icon("star"), named || t("saved.label"));
  const close = () => { form.hidden = true; button.setAttribute("aria-expanded", "false"); };
  const box = el("div", { class: "menu-box", onkeydown: (event) => event.key === "Escape" && !form.hidden && (event.preventDefault(), event.stopPropagation(), close(), button.focus()) }, button, form);
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || !event.relatedTarget || close());
  return box;
}

function open(button, form, input) {
  form.hidden = !form.hidden;
  button.setAttribute("aria-expanded", String(!form.hidden));
  if (form.hidden) return;
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
  try {
    await navigator.clipboard.writeText(link);
    fill(said, t("saved.copied"));
  } catch {
    // A page without leave for the clipboard shows the link to copy by hand.
    fill(said, el("input", { class: "field", readonly: true, value: link, "aria-label": t("saved.link"), onfocus: (event) => event.target.select() }));
  }
}
