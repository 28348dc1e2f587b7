"use strict";
// Filters, and what belongs together shown together. Without this script all claims are shown and all links work.
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const cards = all(".card");
  const marks = all("[data-claims]").map((link) => ({ link, names: link.dataset.claims.split(" ") }));
  const byName = new Map(cards.map((card) => [card.id, card]));
  // A claim that stands in several articles is one claim.
  const distinct = (some) => new Set(some.map((card) => card.dataset.claim)).size;
  const labelOf = (card) => card.classList[1];

  // --- Filters: within one a claim has to fit one of the choices, and it has to fit all filters ---

  const bar = document.getElementById("filters");
  const filters = (bar ? all("details", bar) : []).map((menu) => ({
    menu,
    boxes: all("label", menu).map((label) => ({
      label,
      box: label.querySelector("input"),
      number: label.querySelector(".count"),
    })),
    falls: new Map(cards.map((card) => [card, card.dataset[menu.dataset.filter].split(" ")])),
    wanted: new Set(),
  }));

  const fits = (card, but) =>
    filters.every(
      (filter) => filter === but || !filter.wanted.size || filter.falls.get(card).some((value) => filter.wanted.has(value)),
    );

  const read = (filter) => {
    filter.wanted = new Set(filter.boxes.filter(({ box }) => box.checked).map(({ box }) => box.value));
  };

  // How many claims each choice would leave, as the other filters stand.
  const count = (filter) => {
    const counts = new Map();
    for (const card of cards) {
      if (!fits(card, filter)) continue;
      for (const value of filter.falls.get(card)) counts.set(value, [...(counts.get(value) ?? []), card]);
    }
    for (const { box, label, number } of filter.boxes) {
      const n = distinct(counts.get(box.value) ?? []);
      if (number.textContent !== `${n}`) number.textContent = n;
      label.classList.toggle("none", !n);
    }
    const n = filter.wanted.size;
    filter.menu.querySelector(".chosen").textContent = n ? `(${n})` : "";
    filter.menu.classList.toggle("used", n > 0);
  };

  const restyle = ({ link, names }) => {
    // Of nested claims the innermost that is shown.
    const card = names.map((name) => byName.get(name)).find((one) => !one.hidden);
    const shown = card ?? byName.get(names[0]);
    link.classList.toggle("off", !card);
    link.classList.remove("reported_speech", "allegation", "established_fact");
    link.classList.add(labelOf(shown));
    link.setAttribute("href", `#${shown.id}`);
  };

  const apply = () => {
    filters.forEach(read);
    for (const card of cards) card.hidden = !fits(card);
    const left = cards.filter((card) => !card.hidden);
    const shown = distinct(left);
    const some = left.length < cards.length;
    for (const article of all("main > article")) {
      const gone = some && !article.querySelector(".card:not([hidden])");
      article.hidden = gone;
      for (const entry of all(`[data-article="${article.id}"]`)) entry.classList.toggle("none", gone);
    }
    for (const part of all(".part")) {
      const own = all(".card", document.getElementById(part.dataset.of));
      const seen = own.filter((card) => !card.hidden);
      part.hidden = seen.length === own.length;
      part.textContent = part.dataset.words.replace("{n}", distinct(seen)).replace("{m}", distinct(own));
    }
    for (const first of all(".first")) first.hidden = byName.get(first.dataset.card).hidden;
    for (const note of all(".note")) {
      note.hidden = Boolean(note.querySelector(".first")) && !note.querySelector(".first:not([hidden])");
    }
    marks.forEach(restyle);
    filters.forEach(count);
    const told = bar.querySelector("output");
    told.textContent = told.dataset.words.replace("{n}", shown).replace("{m}", distinct(cards));
    document.body.classList.toggle("filtered", some);
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("reset").disabled = !filters.some((filter) => filter.wanted.size);
  };

  const reset = () => {
    for (const { boxes } of filters) for (const { box } of boxes) box.checked = false;
    apply();
  };

  if (bar) {
    bar.hidden = false;
    bar.addEventListener("change", apply);
    document.getElementById("reset").addEventListener("click", () => {
      reset();
      filters[0].menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      for (const { menu } of filters) if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    bar.addEventListener("keydown", (event) => {
      const menu = event.key === "Escape" && event.target.closest("details[open]");
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    apply();
  }

  // --- A claim and its words: both are lit when one is the target of a link, or under the pointer ---

  const linksOf = new Map(cards.map((card) => [card.id, []]));
  for (const { link, names } of marks) for (const name of names) linksOf.get(name).push(link);
  const lights = { lit: [], near: [] };

  const light = (name, kind) => {
    for (const element of lights[kind]) element.classList.remove(kind);
    lights[kind] = byName.has(name) ? [byName.get(name), ...linksOf.get(name)] : [];
    for (const element of lights[kind]) element.classList.add(kind);
  };

  const target = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const card = byName.get(name.replace(/^w-/, "c-"));
    light(card?.id, "lit");
    // A link to a claim that the filters hide, or to an article without any that is shown, wins over the filters.
    const gone = (card ?? document.getElementById(name))?.closest("[hidden]");
    if (!gone || !bar) return;
    reset();
    document.getElementById(name).scrollIntoView();
  };
  window.addEventListener("hashchange", target);
  target();

  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest(".mark, .number");
    const card = event.target.closest(".card");
    light(link ? link.hash.slice(1) : card?.id, "near");
  });

  // --- Beside the text that is read stand the cards of its claims ---

  const wide = window.matchMedia("(min-width: 64rem)");
  const inView = (box, within) => box.bottom > within.top && box.top < within.bottom;

  // Eyes read somewhat above the middle; a link leads there, too.
  const distance = (link) => Math.abs(link.getBoundingClientRect().top - window.innerHeight * 0.3);

  const follow = (side) => {
    if (side.matches(":hover, :focus-within")) return;
    const page = { top: 0, bottom: window.innerHeight };
    const pane = side.getBoundingClientRect();
    if (!inView(pane, page)) return;
    const seen = (element, within) => inView(element.getBoundingClientRect(), within);
    const read = all(".number[id]", side.parentElement).filter((link) => seen(link, page) && !link.matches(".off"));
    const near = read.sort((one, other) => distance(one) - distance(other))[0];
    const card = near && byName.get(near.hash.slice(1));
    const [lit] = lights.lit;
    const held = lit && side.contains(lit) && seen(lit, pane) && read.some((link) => link.hash === `#${lit.id}`);
    if (!card || held || seen(card, pane)) return;
    side.scrollTop += card.getBoundingClientRect().top - pane.top;
  };

  let waiting = 0;
  window.addEventListener(
    "scroll",
    () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => wide.matches && all(".cards").forEach(follow), 120);
    },
    { passive: true },
  );
})();
