// Suggestions in the search box; everything works without this file.
const box = document.querySelector("input[data-suggest]");
const list = box && document.getElementById(box.getAttribute("list"));
let waiting;

async function suggest() {
  const text = box.value.trim();
  if (text.length < 2) return;
  const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`);
  if (!answer.ok) return;
  const options = (await answer.json()).map(({ title }) => {
    const option = document.createElement("option");
    option.value = title;
    return option;
  });
  list.replaceChildren(...options);
}

if (box && list) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 250);
  });
}
