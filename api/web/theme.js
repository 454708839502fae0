// Before the first paint: the colours a person chose, else those of the system.
(() => {
  try {
    const chosen = localStorage.getItem("chidao.theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing shows the colours of the system.
  }
})();
