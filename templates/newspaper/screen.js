"use strict";
// What a reader can do with a bulletin beyond reading it: open a fact with a click, filter and search, copy a citation.
// Text of articles is only ever read and set as text. All words that are shown stand in the page, in its language.
(() => {
  const finder = document.getElementById("finder");
  const { query, section, source, count } = finder.elements;
  const said = finder.dataset;

  const text = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const texts = (element, selector) => [...element.querySelectorAll(selector)].map(text);
  const number = (n) => n.toLocaleString(document.documentElement.lang);

  // Without accents and capitals: "Lựu" is found by "luu".
  const fold = (string) => string.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");

  const stories = [...document.querySelectorAll("article.story")].map((element) => {
    const headline = text(element.querySelector(".headline"));
    const facts = [...element.querySelectorAll(".passage")].map((passage) => ({
      element: passage,
      counts: Number("fact" in passage.dataset),
      sources: texts(passage, ".evidence .source"),
      folded: fold([headline, ...texts(passage, ".said, .speaker, .disagreement, .cited, .evidence mark")].join(" ")),
    }));
    return { element, facts, section: text(element.closest(".part").querySelector("h2")) };
  });
  const others = [...document.querySelectorAll(".also li")].map((element) => ({
    element,
    sources: texts(element, ".source"),
    folded: fold(text(element)),
  }));
  // Quotes that no fact holds are found and filtered, too, but are not counted.
  const counted = (facts) => facts.reduce((sum, fact) => sum + fact.counts, 0);
  const all = counted(stories.flatMap((story) => story.facts));

  // Filters

  function offer(select, names) {
    const compare = new Intl.Collator(document.documentElement.lang).compare;
    const different = [...new Set(names)].filter(Boolean);
    if (select === source) different.sort(compare);
    select.append(...different.map((name) => new Option(name)));
    select.parentElement.hidden = different.length < 2;
  }

  function show() {
    const terms = fold(query.value).split(/\s+/).filter(Boolean);
    const fits = (one) =>
      (!source.value || one.sources.includes(source.value)) && terms.every((term) => one.folded.includes(term));
    const filtered = Boolean(terms.length || section.value || source.value);
    let shown = 0;
    for (const story of stories) {
      const here = !section.value || story.section === section.value;
      for (const fact of story.facts) fact.element.hidden = !(here && fits(fact));
      const left = story.facts.filter((fact) => !fact.element.hidden);
      story.element.hidden = filtered && !left.length;
      shown += counted(left);
    }
    for (const other of others) other.element.hidden = Boolean(section.value) || !fits(other);
    for (const group of document.querySelectorAll(".part, .also")) {
      group.hidden = filtered && !group.querySelector("article:not([hidden]), li:not([hidden])");
    }
    for (const link of document.querySelectorAll("nav a[href^='#']")) {
      link.closest("li").hidden = Boolean(goal(link)?.hidden);
    }
    count.value = said.shown.replace("{n}", number(shown)).replace("{all}", number(all));
    mark(terms);
  }

  const goal = (link) => document.getElementById(link.hash.slice(1));

  // Words that were searched for are marked by style alone: nothing is put into the text.
  function mark(terms) {
    if (!globalThis.CSS?.highlights) return;
    const ranges = [];
    for (const { element } of terms.length ? stories.flatMap((story) => story.facts) : []) {
      if (element.hidden) continue;
      for (const part of element.querySelectorAll(".said, .evidence mark")) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) ranges.push(...found(walker.currentNode, terms));
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function found(node, terms) {
    const ranges = [];
    const folded = fold(node.data);
    if (!terms.some((term) => folded.includes(term))) return ranges;
    // Folding can change how long a text is: for each folded character, where it comes from.
    const from = [];
    let at = 0;
    for (const character of node.data) {
      for (let left = fold(character).length; left; left -= 1) from.push(at);
      at += character.length;
    }
    from.push(at);
    for (const term of terms) {
      for (let start = folded.indexOf(term); start >= 0; start = folded.indexOf(term, start + term.length)) {
        const range = new Range();
        range.setStart(node, from[start]);
        range.setEnd(node, from[start + term.length] ?? at);
        ranges.push(range);
      }
    }
    return ranges;
  }

  // Citations

  function citation(passage) {
    const wording = text(passage.querySelector(".said"));
    const speaker = text(passage.querySelector(".speaker"));
    const sources = [...passage.querySelectorAll(".evidence li")].map((one) => {
      const link = one.querySelector(".cited a");
      return ["–", ...texts(one, ".cited").map((cited) => cited.replace(/^\S+ /, "")), link?.href].filter(Boolean).join(" ");
    });
    const edition = [text(document.querySelector("h1")), text(document.querySelector(".masthead time"))].join(", ");
    return [wording, speaker && `(${speaker})`, ...sources, edition].filter(Boolean).join("\n");
  }

  async function copy(button) {
    const wanted = citation(button.closest(".passage"));
    const done = await navigator.clipboard?.writeText(wanted).then(() => true, () => false);
    const message = done || copied(wanted, button) ? said.copied : said.refused;
    finder.querySelector("[role=status]").textContent = message;
    button.textContent = message;
    setTimeout(() => (button.textContent = said.copy), 3000);
  }

  // The way of browsers that have no clipboard for pages like this one.
  function copied(wanted, button) {
    const area = document.createElement("textarea");
    area.value = wanted;
    area.className = "offstage";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    return done;
  }

  // Start

  if (globalThis.CSS?.highlights) {
    // Here and not in the style sheet, because validators do not know it yet.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(found) { background: Mark; color: MarkText; }");
    document.adoptedStyleSheets.push(sheet);
  }
  offer(section, stories.map((story) => story.section));
  offer(source, stories.flatMap((story) => story.facts.flatMap((fact) => fact.sources)));
  for (const details of document.querySelectorAll(".evidence")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = said.copy;
    button.addEventListener("click", () => copy(button));
    details.append(button);
  }
  finder.addEventListener("input", show);
  finder.addEventListener("reset", () => setTimeout(show));
  finder.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && goal(link)?.closest("[hidden]")) {
      finder.reset();
      show();
    }
    const fact = event.target.closest(".passage > .fact, .passage > .quote");
    if (!fact || event.target.closest("a") || !getSelection().isCollapsed) return;
    const details = fact.parentElement.querySelector(".evidence");
    if (details) details.open = !details.open;
  });
  document.addEventListener("keydown", (event) => {
    const details = event.key === "Escape" && event.target.closest(".evidence[open]");
    if (!details) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  document.documentElement.classList.add("scripted");
  finder.hidden = false;
  show();
})();
