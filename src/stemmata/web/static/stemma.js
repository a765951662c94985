// The stemma: its lines open beside it, arrow keys walk along them, and what a report has from where stands out.
"use strict";
(() => {
  const picture = document.querySelector("svg.stemma");
  const panel = document.getElementById("edge-panel");

  for (const button of document.querySelectorAll("[data-copy], [data-copy-address]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-address]");
    if (!button) return;
    const words = button.dataset.copy
      ? document.querySelector(button.dataset.copy).textContent
      : new URL(button.dataset.copyAddress, location.href).href;
    const before = button.textContent;
    navigator.clipboard.writeText(words).then(() => { button.textContent = "Copied"; }, () => { button.textContent = "Could not copy"; });
    setTimeout(() => { button.textContent = before; }, 2000);
  });
  if (!picture || !panel) return;

  const nodes = [...picture.querySelectorAll(".node")].sort((a, b) => a.dataset.n - b.dataset.n);
  const edges = [...picture.querySelectorAll(".edge")];
  const out = nodes.map(() => []), into = nodes.map(() => []);
  for (const edge of edges) { out[edge.dataset.from].push(edge); into[edge.dataset.to].push(edge); }
  const seen = (edge) => getComputedStyle(edge).display !== "none";

  // What stands above and below a box or a line, and the lines between.
  const along = (start, lines, end, found) => {
    const waiting = [start];
    while (waiting.length) {
      const at = waiting.pop();
      if (found.has(nodes[at])) continue;
      found.add(nodes[at]);
      for (const edge of lines[at].filter(seen)) { found.add(edge); waiting.push(Number(edge.dataset[end])); }
    }
  };
  const relatives = (one) => {
    const up = new Set(), down = new Set();
    const [first, last] = one.matches(".edge") ? [one.dataset.from, one.dataset.to] : [one.dataset.n, one.dataset.n];
    along(Number(first), into, "from", up);
    along(Number(last), out, "to", down);
    return new Set([...up, ...down, one]);
  };
  const show = (one) => {
    const near = one ? relatives(one) : new Set();
    picture.classList.toggle("dimmed", Boolean(one));
    for (const each of [...nodes, ...edges]) each.classList.toggle("near", near.has(each));
  };
  const part = (event) => event.target.closest(".node, .edge");
  picture.addEventListener("mouseover", (event) => show(part(event)));
  picture.addEventListener("mouseleave", () => show(null));
  picture.addEventListener("focusin", (event) => show(part(event)));
  picture.addEventListener("focusout", () => show(null));

  // One stop for the tab key; from there arrow keys go on.
  let came = "from";
  const settle = (one) => {
    for (const each of nodes) each.setAttribute("tabindex", "-1");
    for (const each of edges) each.setAttribute("tabindex", "-1");
    one.setAttribute("tabindex", "0");
  };
  const go = (one) => {
    if (!one) return;
    settle(one);
    one.focus({ preventScroll: true });
    (one.querySelector(".box, .pill, .line") ?? one).scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const besides = (edge, by) => {
    const same = (came === "from" ? out[edge.dataset.from] : into[edge.dataset.to]).filter(seen);
    return same[(same.indexOf(edge) + by + same.length) % same.length];
  };
  const steps = {
    ArrowDown: (one) => one.matches(".edge") ? nodes[one.dataset.to] : ((came = "from"), out[one.dataset.n].find(seen)),
    ArrowUp: (one) => one.matches(".edge") ? nodes[one.dataset.from] : ((came = "to"), into[one.dataset.n].find(seen)),
    ArrowRight: (one) => one.matches(".edge") ? besides(one, 1) : nodes[Number(one.dataset.n) + 1],
    ArrowLeft: (one) => one.matches(".edge") ? besides(one, -1) : nodes[Number(one.dataset.n) - 1],
  };
  picture.addEventListener("keydown", (event) => {
    const one = part(event), step = steps[event.key];
    if (!one || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(step(one));
  });
  settle(nodes.find((node) => node.matches(".report")) ?? nodes[0]);
  for (const words of document.querySelectorAll("[data-keys]")) words.hidden = false;

  // A line opens beside the picture; the address keeps it.
  const open = async (link) => {
    const path = link.getAttribute("href");
    await htmx.ajax("GET", `${path}/panel`, { target: "#edge-panel", swap: "innerHTML" });
    for (const button of panel.querySelectorAll("[data-copy], [data-copy-address]")) button.hidden = false;
    mark(path);
    const here = new URL(location.href);
    here.searchParams.set("edge", path.split("/").pop());
    history.replaceState(null, "", here);
    panel.focus();
  };
  const mark = (path) => { for (const edge of edges) edge.classList.toggle("chosen", edge.getAttribute("href") === path); };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".stemma a.edge, .edges a[href^='/edge/']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  panel.addEventListener("keydown", (event) => {
    const chosen = picture.querySelector(".chosen");
    if (event.key === "Escape" && chosen) go(chosen);
  });
  const asked = new URL(location.href).searchParams.get("edge");
  if (asked) mark(`/edge/${asked}`);

  // The kinds of line can be hidden at once; the button lays the picture out anew without them.
  const hide = (box) => picture.classList.toggle(`without-${box.value}`, !box.checked);
  for (const box of document.querySelectorAll(".lines input")) box.addEventListener("change", () => hide(box));
})();
