// The matrix: a cell opens its sentences beside the table, arrow keys walk from cell to cell, Escape closes.
"use strict";
(() => {
  const grid = document.getElementById("grid");
  const said = document.getElementById("said");
  if (!grid || !said) return;
  let open = null;

  function close() {
    if (!open) return;
    said.hidden = true;
    open.removeAttribute("aria-current");
    open.focus();
    open = null;
  }

  async function show(cell) {
    await htmx.ajax("GET", cell.getAttribute("href"), { target: said, swap: "innerHTML" });
    if (open) open.removeAttribute("aria-current");
    open = cell;
    cell.setAttribute("aria-current", "true");
    said.hidden = false;
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "shut";
    shut.textContent = "Close";
    shut.addEventListener("click", close);
    said.prepend(shut);
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    said.querySelector("h2")?.focus({ preventScroll: true });
  }

  grid.addEventListener("click", (event) => {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(cell);
  });

  const sideways = { ArrowLeft: -1, ArrowRight: 1 };
  const upright = { ArrowUp: -1, ArrowDown: 1 };

  function beside(cell, step) {
    const row = [...cell.closest("tr").querySelectorAll("a.cell")];
    return row[row.indexOf(cell) + step];
  }

  function above(cell, step) {
    const column = cell.closest("td").cellIndex;
    let row = cell.closest("tr");
    while ((row = step < 0 ? row.previousElementSibling : row.nextElementSibling)) {
      const cells = [...row.querySelectorAll("a.cell")];
      const far = (one) => Math.abs(one.closest("td").cellIndex - column);
      if (cells.length) return cells.reduce((best, one) => (far(one) < far(best) ? one : best));
    }
    return undefined;
  }

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = event.key in sideways ? beside(cell, sideways[event.key])
      : event.key in upright ? above(cell, upright[event.key]) : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
