// While the map has the focus, + and − bring it nearer and farther, and 0 shows the main places; arrows still scroll.
(() => {
  const map = document.getElementById("map-view");
  if (!map) return;
  if (location.hash === "#map-view") map.focus({ preventScroll: true });
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === "=" ? "+" : event.key === "−" ? "-" : event.key;
    const way = [...document.querySelectorAll("a[data-key]")].find((one) => one.dataset.key === key);
    if (way) {
      event.preventDefault();
      way.click();
    }
  });
})();
