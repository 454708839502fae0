// The same deadlines to be followed elsewhere: addresses for calendars and feed readers.
import { copy } from "../clipboard.js";
import { announce, el } from "../dom.js";
import { t } from "../i18n.js";

/** Addresses that say the same filters; `asked` as `deadlines` takes it. */
export function subscriptions(asked) {
  const given = Object.entries(asked).filter(([, value]) => value);
  const query = given.length ? `?${new URLSearchParams(given)}` : "";
  return el("details", { class: "due-feeds" }, el("summary", {}, t("due.feeds")), el("p", { class: "quiet due-small" }, t("due.feeds.help")),
    ["ics", "json", "atom"].map((kind) => feed(kind, `/api/deadlines.${kind}${query}`)));
}

function feed(kind, address) {
  const whole = new URL(address, location.origin).href;
  const field = el("input", { class: "field", readonly: true, value: whole, "aria-label": t(`due.feed.${kind}`), onfocus: () => field.select() });
  const copy = el("button", { type: "button", class: "button small plain", "aria-label": t("due.feed.copy", { name: t(`due.feed.${kind}`) }), onclick: () => take(field) }, t("due.copy"));
  return el("div", { class: "due-feed" }, el("a", { href: address, target: "_blank", rel: "noopener" }, t(`due.feed.${kind}`)), el("div", {}, field, copy));
}

async function take(field) {
  if (await copy(field.value)) {
    announce(t("due.copied"));
    return;
  }
  // The address stands chosen, to be copied by hand.
  field.focus();
  field.select();
}
