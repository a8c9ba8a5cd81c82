// Pasting in the editor: what comes from Word or an old encoding is cleaned by the server first.
// Text that needs nothing is left to the browser. If the server does not answer, the text goes
// in as it is: saving mends it again, and tells of old encodings.

const settings = JSON.parse(document.getElementById("pasting-settings").textContent);
const { words } = settings;
const ours = new WeakSet(); // paste events that we made
const RICH = "[contenteditable=true]";
const PLAIN = "textarea, input[type=text], input:not([type])";
const FOREIGN = /mso-|class="?Mso|<o:|urn:schemas|style=|<font|<table|<img|<h[1-6]/i;
const BEYOND_ASCII = /[^\t\n\r\x20-\x7e]/;

function csrf() {
  return document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

function line(tag, text, parent) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

// Says what was done, for a while; screen readers read it.
function say(sentences) {
  document.querySelector(".paste-said")?.remove();
  if (!sentences.length) return;
  const box = document.createElement("div");
  box.className = "paste-said";
  box.setAttribute("role", "status");
  const list = line("ul", "", box);
  sentences.forEach((sentence) => line("li", sentence, list));
  document.body.append(box);
  setTimeout(() => box.remove(), 15000);
}

// The editor sees the text before and after, and decides: true, false or null (nothing pasted).
function ask(answer) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "paste-dialog";
    const title = line("h2", words.title.replace("%s", answer.encoding), dialog);
    title.id = "paste-dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
    line("h3", words.before, dialog);
    line("p", answer.before, dialog);
    line("h3", words.after, dialog);
    line("p", answer.after, dialog);
    const buttons = document.createElement("p");
    [["convert", true, "button"], ["keep", false, "button button-secondary"],
      ["cancel", null, "button button-secondary"]].forEach(([word, value, kind]) => {
      const button = line("button", words[word], buttons);
      button.type = "button";
      button.className = kind;
      button.addEventListener("click", () => { resolve(value); dialog.close(); });
    });
    dialog.append(buttons);
    dialog.addEventListener("close", () => { resolve(null); dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function clean(html, text) {
  const response = await fetch(settings.address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf() },
    body: JSON.stringify(html ? { html } : { text }),
  });
  const answer = await response.json();
  if (!response.ok && !answer.error) throw new Error(String(response.status));
  return answer;
}

function insertRich(target, html, text) {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  ours.add(event);
  target.focus();
  target.dispatchEvent(event);
}

function insertPlain(target, text) {
  target.focus();
  const flat = target.tagName === "TEXTAREA" ? text : text.replaceAll("\n", " ");
  if (!document.execCommand("insertText", false, flat)) {
    target.setRangeText(flat, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function textOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent;
}

async function handle(target, isRich, html, text) {
  const insert = (result) => (isRich && html
    ? insertRich(target, result, textOf(result))
    : isRich ? insertRich(target, "", result) : insertPlain(target, result));
  let answer;
  try {
    answer = await clean(isRich ? html : "", text);
  } catch {
    insert(isRich && html ? html : text);
    say([words.failed]);
    return;
  }
  if (answer.error) {
    say([answer.error]);
    return;
  }
  const wanted = answer.converted === undefined ? false : await ask(answer);
  if (wanted === null) return;
  insert(wanted ? answer.converted : answer.as_it_is);
  say([
    ...(wanted ? answer.changes_converted : answer.changes),
    ...(answer.tables ? [words.tables] : []),
  ]);
}

document.addEventListener("paste", (event) => {
  const target = event.target.closest?.(`${RICH}, ${PLAIN}`);
  if (!target || ours.has(event) || target.id === "paste-area") return;
  const isRich = target.matches(RICH);
  const html = isRich ? event.clipboardData.getData("text/html") : "";
  const text = event.clipboardData.getData("text/plain");
  // Text copied inside Draftail itself keeps its blocks and entities.
  if (html.includes("data-draftjs-conductor-fragment")) return;
  if (!FOREIGN.test(html) && !BEYOND_ASCII.test(html || text) && !/ {2}/.test(text)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (new Blob([html || text]).size > settings.limit) {
    say([words.too_large]);
    return;
  }
  handle(target, isRich, html, text);
}, true);
