// What every served page does with a script: keys. Without it, everything still works by links and forms.
"use strict";
(() => {
  const VIEWS = {
    o: ["/"], r: ["/reports"], s: ["/stemma"], c: ["/claims"], x: ["/contradictions", "/differences"],
    t: ["/timeline", "/ties"], m: ["/map", "/matrix"], e: ["/entities"], d: ["/decisions"], a: ["/add"],
  };
  const WAITS = 1500; // milliseconds between g and the letter after it
  let since = -Infinity; // when g was pressed
  let at = null; // what j and k stand on

  const off = () => document.documentElement.dataset.letters === "off";
  const first = (selector, within = document) => within.querySelector(selector);
  const go = (selector) => first(selector)?.click();

  function say(words) {
    let place = first(".announced");
    if (!place) {
      place = document.createElement("p");
      place.className = "announced";
      place.setAttribute("role", "status");
      first("main").append(place);
    }
    place.textContent = words;
    setTimeout(() => { if (place.textContent === words) place.textContent = ""; }, 4000);
  }

  function view(letter) {
    const found = (VIEWS[letter] ?? []).map((path) => first(`header a[href="${path}"]`)).find(Boolean);
    if (found) found.click();
    else say("This case has no such page.");
  }

  // Statements of a report are where notes point to; a search has results.
  function stops() {
    const noted = [...document.querySelectorAll(".notes a.verdict[href*='#']")]
      .map((link) => document.getElementById(new URL(link.href).hash.slice(1)));
    const found = noted.filter(Boolean).length ? noted.filter(Boolean) : [...document.querySelectorAll(".result")];
    return [...new Set(found)].sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
  }

  function step(by) {
    const all = stops();
    if (!all.length) return say("There is nothing to step through on this page.");
    const from = at && all.includes(at) ? all.indexOf(at) : by > 0 ? -1 : all.length;
    const next = all[from + by];
    if (!next) return say(by > 0 ? "That was the last." : "That was the first.");
    at = next;
    at.tabIndex = -1;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "center" });
  }

  // The address of the characters that j and k stand on, or that the page marks; null where there are none.
  function place() {
    const id = at?.id || location.hash.slice(1);
    const path = location.pathname;
    const cited = at?.querySelector("a[href^='/cite/']") ?? null;
    if (cited) return new URL(cited.href);
    if (!path.startsWith("/r/") || !/^s\d+-\d+$/.test(id)) return null;
    return new URL(`${path}?s=${id.slice(1)}#${id}`, location.href);
  }

  async function keep(words, told) {
    try {
      await navigator.clipboard.writeText(words);
      say(told);
    } catch {
      say("The browser does not let this page copy.");
    }
  }

  async function citation() {
    const found = place();
    if (!found) return say("Step to a statement with j first.");
    const path = found.pathname.replace(/^\/r\//, "/cite/") + found.search;
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const words = first(".cite", page)?.textContent.trim();
    if (words) await keep(words, "Citation copied.");
    else say("There is nothing to cite here.");
  }

  function rule(values) {
    const open = [...document.querySelectorAll(values.map((value) => `button[value="${value}"]`).join())]
      .filter((button) => button.checkVisibility() && !button.disabled);
    const near = open.find((button) => button.form?.contains(document.activeElement)) ?? open[0];
    if (near) near.click();
    else say("Nothing asks for a ruling here.");
  }

  async function list() {
    let box = first("dialog.keys-list");
    if (!box) {
      const page = new DOMParser().parseFromString(await (await fetch("/keys")).text(), "text/html");
      box = document.createElement("dialog");
      box.className = "keys-list";
      box.setAttribute("aria-label", "Keys");
      const close = document.createElement("form");
      close.method = "dialog";
      close.innerHTML = "<button>Close</button>";
      box.append(...first("main .page", page).children, close);
      document.body.append(box);
    }
    if (!box.open) box.showModal();
  }

  const DOES = {
    "?": list, "/": () => first("#find")?.focus(), j: () => step(1), k: () => step(-1),
    "[": () => go("a[rel=prev]"), "]": () => go("a[rel=next]"), g: () => { since = performance.now(); },
    a: () => rule(["agree"]), d: () => rule(["disagree"]), u: () => rule(["undecided", "later"]),
    y: () => keep((place() ?? location).href, "Link copied."), Y: citation,
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && field) return field.blur();
    if (off() || field || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (first("dialog[open]")) return;
    const after = performance.now() - since < WAITS;
    since = -Infinity;
    if (after && event.key.length === 1) {
      event.preventDefault();
      return view(event.key);
    }
    const does = DOES[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
})();
