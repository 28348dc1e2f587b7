"use strict";
// Filters, and what belongs together shown together. Without this script all claims are shown and all links work.
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const cards = all(".card");
  const marks = all("[data-claims]").map((link) => ({ link, names: link.dataset.claims.split(" ") }));
  const byName = new Map(cards.map((card) => [card.id, card]));
  const labelOf = (card) => card.classList[1];

  // --- Filters: within one a claim has to fit one of the choices, and it has to fit all filters ---

  const bar = document.getElementById("filters");
  const filters = bar ? all("details", bar) : [];
  const boxes = (filter) => all("input", filter);
  const chosen = (filter) => boxes(filter).filter((box) => box.checked).map((box) => box.value);
  const falls = (card, filter) => card.dataset[filter.dataset.filter].split(" ");

  const fits = (card, but) =>
    filters.every((filter) => {
      const wanted = filter === but ? [] : chosen(filter);
      return !wanted.length || falls(card, filter).some((value) => wanted.includes(value));
    });

  const count = (filter) => {
    const open = cards.filter((card) => fits(card, filter));
    for (const box of boxes(filter)) {
      const n = open.filter((card) => falls(card, filter).includes(box.value)).length;
      const label = box.closest("label");
      label.querySelector(".count").textContent = n;
      label.classList.toggle("none", !n);
    }
    const n = chosen(filter).length;
    filter.querySelector(".chosen").textContent = n ? `(${n})` : "";
    filter.classList.toggle("used", n > 0);
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
    for (const card of cards) card.hidden = !fits(card);
    const shown = cards.filter((card) => !card.hidden).length;
    const some = shown < cards.length;
    for (const article of all("main > article")) {
      const gone = some && !article.querySelector(".card:not([hidden])");
      article.hidden = gone;
      for (const entry of all(`[data-article="${article.id}"]`)) entry.classList.toggle("none", gone);
    }
    marks.forEach(restyle);
    filters.forEach(count);
    const told = bar.querySelector("output");
    told.textContent = told.dataset.words.replace("{n}", shown).replace("{m}", cards.length);
    document.body.classList.toggle("filtered", some);
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("reset").disabled = !filters.some((filter) => chosen(filter).length);
  };

  const reset = () => {
    for (const filter of filters) for (const box of boxes(filter)) box.checked = false;
    apply();
  };

  if (bar) {
    bar.hidden = false;
    bar.addEventListener("change", apply);
    document.getElementById("reset").addEventListener("click", () => {
      reset();
      filters[0].querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      for (const filter of filters) if (filter.open && !filter.contains(event.target)) filter.open = false;
    });
    bar.addEventListener("keydown", (event) => {
      const filter = event.key === "Escape" && event.target.closest("details[open]");
      if (!filter) return;
      filter.open = false;
      filter.querySelector("summary").focus();
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

  const follow = (side) => {
    if (side.matches(":hover, :focus-within")) return;
    const page = { top: 0, bottom: window.innerHeight };
    const pane = side.getBoundingClientRect();
    if (!inView(pane, page)) return;
    const text = side.parentElement.querySelector(".text");
    const read = all(".number[id]", text).filter((link) => inView(link.getBoundingClientRect(), page));
    const beside = read.map((link) => byName.get(link.hash.slice(1))).filter((card) => card && !card.hidden);
    if (!beside.length || beside.some((card) => inView(card.getBoundingClientRect(), pane))) return;
    side.scrollTop += beside[0].getBoundingClientRect().top - pane.top;
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
