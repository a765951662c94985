// Files and folders that are dropped on the form; without a script they are chosen in its fields.
"use strict";
(() => {
  const form = () => document.querySelector("form.take");
  const inside = (event) => form() && event.dataTransfer?.types.includes("Files");

  // All files below an entry, each with its path from there: a folder is read in parts of a hundred.
  async function below(entry) {
    if (entry.isFile) {
      const file = await new Promise((found, failed) => entry.file(found, failed));
      return [[file, entry.fullPath.replace(/^\//, "")]];
    }
    const reader = entry.createReader();
    const all = [];
    for (;;) {
      const some = await new Promise((found, failed) => reader.readEntries(found, failed));
      if (!some.length) break;
      all.push(...some);
    }
    return (await Promise.all(all.map(below))).flat();
  }

  function say(words) {
    const place = form().querySelector("[role=status]") ?? form().appendChild(document.createElement("p"));
    place.setAttribute("role", "status");
    place.className = "warn";
    place.textContent = words;
  }

  async function send(items) {
    const entries = items.map((item) => item.webkitGetAsEntry()).filter(Boolean); // before any await: they go stale
    const files = (await Promise.all(entries.map(below))).flat();
    const body = new FormData();
    for (const [file, path] of files) body.append("files", file, path);
    say(`Sending ${files.length} files …`);
    const answer = await fetch("/add", { method: "POST", body });
    if (answer.ok) location.assign("/add");
    else say(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main")?.textContent ?? answer.statusText);
  }

  const invite = () => { const drop = document.querySelector(".drop[hidden]"); if (drop) drop.hidden = false; };
  invite();
  new MutationObserver(invite).observe(document.querySelector("main"), { childList: true, subtree: true });
  addEventListener("dragover", (event) => {
    if (!inside(event)) return;
    event.preventDefault();
    form().classList.add("dropping");
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form()?.classList.remove("dropping"); });
  addEventListener("drop", (event) => {
    if (!inside(event)) return;
    event.preventDefault();
    form().classList.remove("dropping");
    send([...event.dataTransfer.items]).catch((error) => say(`That could not be read: ${error.message}`));
  });
})();
