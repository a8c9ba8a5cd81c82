// The screen “Paste from Word”: a place that takes formatted text, shown as text alone.
// Without it the plain box below takes plain text or HTML.

const box = document.querySelector("[name=html]");
const area = document.getElementById("paste-area");
let pieces = box.value ? [box.value] : [];

function textOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}

function show() {
  area.textContent = pieces.map(textOf).join("\n\n");
}

area.addEventListener("paste", (event) => {
  event.preventDefault();
  const data = event.clipboardData;
  const text = data.getData("text/plain");
  pieces.push(data.getData("text/html") || text);
  box.value = pieces.join("\n");
  show();
});

area.addEventListener("input", () => {
  // Typed or deleted by hand: only the text counts from now on.
  pieces = area.textContent ? [area.innerText] : [];
  box.value = pieces.join("\n");
});

box.hidden = true;
area.hidden = false;
show();
