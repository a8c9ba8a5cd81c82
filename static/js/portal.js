// Small comforts; every page works without this file.

// Search box: titles that begin as typed.
const box = document.querySelector("input[data-suggest]");
const suggestions = box && document.getElementById(box.getAttribute("list"));
let waiting;

async function suggest() {
  const text = box.value.trim();
  if (text.length < 2) return;
  const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: text })}`);
  if (!answer.ok) return;
  const titles = (await answer.json()).map(({ title }) => new Option(title, title));
  suggestions.replaceChildren(...titles);
}

box?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 250);
});

// Printing: the browser's own menu does the same.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Menu: what lies open closes with Escape, or by pressing elsewhere.
const opened = () => document.querySelector(".menu__more[open]");

document.addEventListener("click", (event) => {
  const menu = opened();
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = opened();
  if (event.key !== "Escape" || !menu) return;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  menu.open = false;
});

// Long lists of sites: a box to find one, with or without Vietnamese marks.
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase();

for (const list of document.querySelectorAll("[data-filter]")) {
  const input = document.createElement("input");
  input.type = "search";
  input.className = "site-list__filter";
  input.placeholder = list.dataset.filter;
  input.setAttribute("aria-label", list.dataset.filter);
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    for (const item of list.querySelectorAll("li")) {
      item.hidden = !fold(item.textContent).includes(wanted);
    }
  });
  list.before(input);
}
