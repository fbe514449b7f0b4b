// Filters. Without them the page is whole: every finding is in it, and here they are only hidden.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const number = new Intl.NumberFormat("id"); // Figures are Indonesian in any language.
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element,
    head: element.querySelector("h3").textContent + element.querySelector(".about").textContent,
    findings: [...element.querySelectorAll(".finding")].map((finding) => ({ element: finding })),
  }));
  const all = groups.reduce((sum, group) => sum + group.findings.length, 0);
  if (!all) return;

  // What is searched in; made when someone first searches.
  const text = (group, finding) =>
    (finding.text ??= `${finding.element.textContent} ${group.head}`.toLowerCase());

  const show = (element, visible) => {
    if (element.hidden === visible) element.hidden = !visible;
  };

  const apply = () => {
    const wanted = new FormData(form);
    const words = wanted.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(wanted.getAll("severity"));
    const sheet = wanted.get("sheet");
    const matches = (group, finding) =>
      severities.has(finding.element.dataset.severity) &&
      (!sheet || finding.element.dataset.sheet === sheet) &&
      words.every((word) => text(group, finding).includes(word));
    let shown = 0;
    for (const group of groups) {
      const asked = !wanted.get("group") || wanted.get("group") === group.element.id;
      let inside = 0;
      for (const finding of asked ? group.findings : []) {
        const visible = matches(group, finding);
        show(finding.element, visible);
        inside += visible;
      }
      show(group.element, inside > 0);
      shown += inside;
    }
    count.textContent = shown
      ? count.dataset.some.replace("{shown}", number.format(shown)).replace("{all}", number.format(all))
      : count.dataset.none;
  };

  const showAll = () => {
    form.reset();
    apply();
  };

  // A link to something that is filtered out shows everything again before it is followed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (target?.closest("[hidden]")) showAll();
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", showAll);
  form.hidden = false;
  apply(); // A browser may bring back what was typed before.
})();
