"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const form = $("filters");
  const count = $("count");
  const none = $("none");
  const fields = ["words", "member", "organisation", "topic", "thread", "from", "to", "key"];
  // Letters without case and accents; ё reads as е, as the program folds names.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const events = [...document.querySelectorAll("article")].map((node) => {
    const { m = "", o = "", t = "", s = "", a, b } = node.dataset;
    const parties = `${m} ${o}`.split(" ").filter(Boolean);
    const named = parties.map((id) => data.names[id] || "").join(" ");
    return {
      node, thread: s, first: +a, last: +b, key: node.classList.contains("key"),
      member: new Set(m.split(" ")), organisation: new Set(o.split(" ")), topic: new Set(t.split(" ")),
      text: fold(`${node.textContent} ${named}`), shown: true,
    };
  });
  const years = [...document.querySelectorAll("section.year")].map((node) => ({
    node, link: document.querySelector(`nav.years a[href="#${node.id}"]`),
    events: events.filter((event) => node.contains(event.node)), shown: true,
  }));
  const value = (id) => ($(id) ? ($(id).type === "checkbox" ? ($(id).checked ? "1" : "") : $(id).value.trim()) : "");

  const passes = (event, asked, words) =>
    words.every((word) => event.text.includes(word)) &&
    ["member", "organisation", "topic"].every((name) => !asked[name] || event[name].has(asked[name])) &&
    (!asked.thread || event.thread === asked.thread) &&
    (!asked.from || event.last >= +asked.from) &&
    (!asked.to || event.first <= +asked.to) &&
    (!asked.key || event.key);

  const apply = () => {
    const asked = Object.fromEntries(fields.map((name) => [name, value(name)]));
    const words = fold(asked.words).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const event of events) {
      const pass = passes(event, asked, words);
      if (pass !== event.shown) event.node.hidden = !pass;
      event.shown = pass;
      shown += pass;
    }
    for (const year of years) {
      const any = year.events.some((event) => event.shown);
      if (any !== year.shown) {
        year.node.hidden = !any;
        year.link.hidden = !any;
        year.shown = any;
      }
    }
    none.hidden = shown > 0;
    count.textContent = shown === 1 ? "1 event" : `${shown} events`;
    return asked;
  };

  const remember = (asked) => {
    const told = new URLSearchParams(Object.entries(asked).filter(([, said]) => said));
    const hash = told.size ? `#?${told}` : "#timeline";
    if (location.hash !== hash && (told.size || location.hash.startsWith("#?"))) {
      history.replaceState(null, "", hash);
    }
  };

  const reveal = (id) => {
    const target = id && $(id);
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    const details = target.querySelector("details");
    if (details && target.tagName === "ARTICLE") details.open = true;
    target.scrollIntoView();
  };

  const follow = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (!hash.startsWith("?")) return reveal(hash);
    const told = new URLSearchParams(hash.slice(1));
    for (const name of fields) {
      const node = $(name);
      if (!node) continue;
      if (node.type === "checkbox") node.checked = told.has(name);
      else node.value = told.get(name) || "";
    }
    apply();
    $("timeline").scrollIntoView();
  };

  form.addEventListener("input", () => remember(apply()));
  form.addEventListener("submit", (happened) => happened.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => remember(apply())));
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details")) node.open = true;
  });
  document.addEventListener("keydown", (pressed) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (pressed.key === "/" && !typing) { pressed.preventDefault(); $("words").focus(); }
  });

  const slider = $("year");
  if (slider) {
    const cells = new Map([...document.querySelectorAll("[data-cell]")].map((node) => [node.dataset.cell, node]));
    const latest = slider.value;
    const today = $("asof").textContent.slice(3);
    const draw = () => {
      const day = slider.value === latest ? today : `${slider.value}-12-31`;
      const held = new Map();
      for (const [organisation, member, letter, began, begun, ended, gone] of data.spells) {
        if (day < began || gone < day) continue;
        held.set(`${organisation}/${member}`, letter + (begun <= day && day <= ended ? "" : "?"));
      }
      for (const [key, node] of cells) {
        const text = held.get(key) || "";
        if (node.textContent === text) continue;
        node.textContent = text;
        node.className = text ? `s-${text[0]}` : "";
      }
      $("asof").textContent = `on ${day}`;
      narrow();
    };
    // Rows and columns with nothing in them on that day only make the table hard to read.
    const narrow = () => {
      const rows = [...document.querySelectorAll("#matrix tr")];
      const columns = rows[0].children.length;
      for (let place = 1; place < columns; place += 1) {
        const empty = rows.slice(1).every((row) => !row.children[place].textContent);
        for (const row of rows) row.children[place].hidden = empty;
      }
      for (const row of rows.slice(1)) {
        row.hidden = [...row.children].slice(1).every((cell) => !cell.textContent);
      }
    };
    narrow();
    slider.addEventListener("input", draw);
  }

  follow();
  document.documentElement.dataset.ready = "1";
})();
