// Newsbase's pages work without this file. It adds the theme switch, keys, what screen readers are
// told of swaps, the highlighting between marks and their cards, and the actors' combobox.
// All listeners sit on the document, so that they outlive whatever htmx swaps in.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const within = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

const announce = (words) => {
  if (words) byId("live").textContent = words;
};

let toastTimer;
const toast = (words) => {
  byId("toast").textContent = words;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (byId("toast").textContent = ""), 8000);
};

// --- Theme ---------------------------------------------------------------------------------------

const isDark = () =>
  getComputedStyle(document.documentElement).colorScheme === "dark" ||
  (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);

for (const button of $$("[data-theme-toggle]")) {
  button.hidden = false;
  button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
    button.setAttribute("aria-pressed", theme === "dark");
  });
}

// --- Boxes that are remembered, menus that close -------------------------------------------------

for (const box of $$("[data-remember]")) {
  const kept = localStorage.getItem(box.id);
  if (kept) box.checked = kept === "on";
}

document.addEventListener("change", (event) => {
  const box = within(event, "[data-remember]");
  if (box) localStorage.setItem(box.id, box.checked ? "on" : "off");
});

document.addEventListener("click", (event) => {
  for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// --- Keys ----------------------------------------------------------------------------------------

const row = () => document.activeElement?.closest("[data-row]");

const step = (by) => {
  const rows = $$("[data-row]").filter((each) => each.checkVisibility());
  const next = rows[rows.indexOf(row()) + by] ?? (row() ? null : rows[0]);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const keys = {
  "/": () => byId("find")?.focus(),
  "?": () => {
    for (const menu of $$("details.menu[open]")) menu.open = false;
    byId("keys")?.showModal();
  },
  j: () => step(1),
  k: () => step(-1),
  Enter: () => document.activeElement === row() && $("[data-open], a.quote", row())?.click(),
};

const typing = (target) =>
  target.closest("textarea, select, [contenteditable], dialog") ||
  (target.matches("input") && !target.matches("[type=checkbox], [type=radio]"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") {
    const menu = $("details.menu[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    }
  }
  if (typing(event.target)) return;
  if (event.key === "Enter" && document.activeElement !== row()) return;
  const act = keys[event.key];
  // A single decision on a page (an event's) needs no focus; in a list the row with focus is meant.
  const button = /^[a-z]$/.test(event.key) && $(`[data-key="${event.key}"]`, row() ?? only());
  if (!act && !button) return;
  event.preventDefault();
  (act ?? (() => button.click()))();
});

const only = () => {
  const rows = $$("main [data-row]:has([data-key])");
  return rows.length === 1 ? rows[0] : document.createElement("i");
};

for (const button of $$("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", keys["?"]);
}

// --- Marks and their cards -----------------------------------------------------------------------

// The marks of statement 12 have data-of="s12", its card the id statement-12; e7 and report-7 alike.
const keyOf = (element) => {
  const mark = element.closest("mark[data-of]");
  if (mark) return mark.dataset.of;
  const card = element.closest("[id^=statement-], [id^=report-]");
  const [, kind, pk] = card?.id.match(/^(statement|report)-(\d+)/) ?? [];
  return pk && kind[0].replace("r", "e") + pk;
};
const cardOf = (key) => byId((key[0] === "s" ? "statement-" : "report-") + key.slice(1));
const marksOf = (key) => $$(`mark[data-of="${key}"]`);

const light = (event) => {
  if (!byId("article-text") || !(event.target instanceof Element)) return;
  for (const lit of $$(".on")) lit.classList.remove("on");
  const key = keyOf(event.target);
  if (!key) return;
  for (const each of [...marksOf(key), cardOf(key)]) each?.classList.add("on");
  if (within(event, "mark")) reveal(cardOf(key));
};
document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);

document.addEventListener("click", (event) => {
  const mark = within(event, "mark.said, mark.trigger");
  if (!mark?.dataset.of || within(event, "a") || !getSelection().isCollapsed) return;
  const card = cardOf(mark.dataset.of);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: beside(card) ? "nearest" : "center" });
});

// The list beside the text scrolls by itself; below the text, on a phone, it does not.
const beside = (card) => {
  const list = card?.closest(".findings");
  return list && card.checkVisibility() && getComputedStyle(list).overflowY === "auto" ? list : null;
};

const reveal = (card, half = 1) => {
  const list = beside(card);
  if (!list) return;
  const [at, frame] = [card.getBoundingClientRect(), list.getBoundingClientRect()];
  const room = frame.top + frame.height * half;
  if (half < 1 && at.bottom > room) list.scrollTop += at.top - frame.top - 8;
  else if (at.bottom > room) list.scrollTop += at.bottom - room + 8;
  if (at.top < frame.top) list.scrollTop += at.top - frame.top - 8;
};

// As the page scrolls, the card of the topmost statement in sight stays in the list's upper half;
// not while somebody is busy in the list, or points at a mark, which then leads.
let following = 0;
const follow = () => {
  following = 0;
  if ($(".findings:is(:hover, :has(:focus-visible)), mark:is(:hover, :has(:focus-visible))")) return;
  const marks = $$("mark.said[id]", byId("article-text"));
  const seen = marks.map((mark) => [mark, mark.getBoundingClientRect().top]);
  const top = seen.find(([mark, at]) => at >= 64 && cardOf(mark.id)?.checkVisibility());
  if (top && top[1] < innerHeight) reveal(cardOf(top[0].id), 0.5);
};
if (byId("article-text")) {
  document.addEventListener("scroll", () => (following ||= requestAnimationFrame(follow)), {
    passive: true,
  });
}

document.addEventListener("statement-decided", ({ detail }) => {
  for (const mark of marksOf(`s${detail.id}`)) {
    mark.dataset.decision = detail.decision;
    if (!mark.matches(".said")) continue;
    mark.title = detail.title;
    $(":scope > .ref", mark)?.setAttribute("aria-label", detail.title);
  }
  announce(detail.message);
});
document.addEventListener("announce", ({ detail }) => announce(detail.message));

// --- htmx: addresses without empty fields, focus and announcements after swaps, failures ---------

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData]) if (!value) detail.formData.delete(name);
});

let rowBefore = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  // The session has ended: the answer is the login page, which belongs in no fragment.
  if (xhr.responseURL && new URL(xhr.responseURL).pathname === document.body.dataset.login) {
    event.detail.shouldSwap = false;
    location.reload();
  }
  rowBefore = row()?.id ?? "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (document.activeElement === document.body && rowBefore) byId(rowBefore)?.focus();
  if (event.detail.target.id === "results") announce($("[data-announce]")?.textContent.trim());
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  const reason = { 403: "your account may not do this", 404: "the record is gone" };
  const stale = detail.xhr.responseText.includes("data-stale"); // templates/403_csrf.html
  const why = stale ? "this page is of an older login, load it again" : reason[detail.xhr.status];
  toast(`Nothing was changed: ${why ?? "the server met an error"}.`);
});
document.addEventListener("htmx:sendError", () => toast("The server cannot be reached."));

// --- Combobox: the text field of templates/actors/_combobox.html ---------------------------------

const box = (element) => element?.closest?.("[data-combobox]");
const options = (combo) => $$("[role=option]:not([aria-disabled])", combo);

const show = (combo, open) => {
  const input = $("[role=combobox]", combo);
  $("[role=listbox]", combo).hidden = !open;
  input.setAttribute("aria-expanded", open);
  if (!open) input.removeAttribute("aria-activedescendant");
};

const choose = (combo, option) => {
  $("[role=combobox]", combo).value = option.dataset.name;
  const id = $("input[type=hidden]", combo);
  if (id) id.value = option.dataset.value;
  show(combo, false);
  $("[role=combobox]", combo).dispatchEvent(new Event("change", { bubbles: true }));
};

const highlight = (combo, by) => {
  const all = options(combo);
  if (!all.length) return;
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = all[(at + by + all.length + (at < 0 && by < 0 ? 1 : 0)) % all.length];
  for (const option of all) option.setAttribute("aria-selected", option === next);
  next.id ||= `${next.parentElement.id}-${all.indexOf(next)}`;
  next.scrollIntoView({ block: "nearest" });
  $("[role=combobox]", combo).setAttribute("aria-activedescendant", next.id);
};

document.addEventListener("input", (event) => {
  const combo = within(event, "[role=combobox]") && box(event.target);
  const id = combo && $("input[type=hidden]", combo);
  if (id) id.value = "";
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const combo = detail.target.matches("[role=listbox]") && box(detail.target);
  if (combo) show(combo, detail.target.children.length > 0);
});

document.addEventListener(
  "keydown",
  (event) => {
    const combo = within(event, "[role=combobox]") && box(event.target);
    if (!combo) return;
    const open = !$("[role=listbox]", combo).hidden;
    const chosen = $("[aria-selected=true]", combo);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) highlight(combo, event.key === "ArrowDown" ? 1 : -1);
      else if (options(combo).length) show(combo, true);
    } else if (event.key === "Enter" && open && chosen) {
      event.preventDefault();
      choose(combo, chosen);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      show(combo, false);
    }
  },
  true,
);

// Before the field loses focus, so that the list is still there to be chosen from.
document.addEventListener("pointerdown", (event) => {
  const option = within(event, "[data-combobox] [role=option]:not([aria-disabled])");
  if (!option) return;
  event.preventDefault();
  choose(box(option), option);
});
document.addEventListener("focusout", (event) => {
  const combo = box(event.target);
  if (combo && !combo.contains(event.relatedTarget)) show(combo, false);
});

// --- Statements: rows checked together, several topics in one field, Escape in their forms -------

// The box over a column of boxes; the statements of other pages stay as they are.
document.addEventListener("change", (event) => {
  const all = within(event, "[data-pick-all]");
  if (all) for (const pick of $$("[data-pick]")) pick.checked = all.checked;
});

// A datalist completes a whole field; in this one it completes what follows the last comma.
document.addEventListener("input", (event) => {
  const field = within(event, "input[data-many][list]");
  if (!field) return;
  const before = field.value.replace(/[^,]*$/, "");
  for (const option of field.list.options) {
    option.dataset.name ??= option.value;
    option.value = before ? `${before} ${option.dataset.name}` : option.dataset.name;
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && !event.defaultPrevented && within(event, ".statement-form");
  if (form) $("[data-cancel]", form)?.click();
});
