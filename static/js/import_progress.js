// Follows a running import without loading the page again; without it, the reader reloads.

const EVERY = 2000; // milliseconds
const shown = document.getElementById("import-progress");

async function follow() {
  const answer = await fetch(window.location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("import-progress");
  if (!now) {
    window.location.reload();
    return;
  }
  shown.replaceChildren(...now.childNodes);
  setTimeout(follow, EVERY);
}

setTimeout(follow, EVERY);
