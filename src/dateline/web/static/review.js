// Keys for decisions, and marked words as code points of the stored text. Without this script every form works as it stands.
"use strict";

const typing = (element) => element.matches("input:not([type=radio]), textarea, select");

// Characters that cannot be seen stand as their names; each counts as the one it is. Code points, never UTF-16 units.
function codePoints(fragment) {
  for (const unseen of fragment.querySelectorAll(".unseen")) unseen.replaceWith("\u0001");
  return Array.from(fragment.textContent).length;
}

function before(context, node, at) {
  const range = document.createRange();
  range.selectNodeContents(context);
  range.setEnd(node, at);
  return codePoints(range.cloneContents());
}

function marked() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".context");
  const context = inside(range.startContainer);
  if (!context || inside(range.endContainer) !== context) return null;
  const first = Number(context.dataset.start);
  return {
    start: first + before(context, range.startContainer, range.startOffset),
    end: first + before(context, range.endContainer, range.endOffset),
    words: range.toString(),
  };
}

function take(found) {
  const [words, start, end] = ["words", "start", "end"].map((id) => document.getElementById(id));
  if (!words || found.start >= found.end) return;
  [words.value, start.value, end.value] = [found.words, found.start, found.end];
  document.getElementById("marked").textContent = `Marked: characters ${found.start} to ${found.end}.`;
}

document.addEventListener("selectionchange", () => {
  const found = marked();
  if (found) take(found);
});

document.getElementById("words")?.addEventListener("input", () => {
  document.getElementById("start").value = document.getElementById("end").value = "";
  document.getElementById("marked").textContent = "";
});

document.getElementById("value")?.addEventListener("change", (event) => {
  document.getElementById("to").placeholder = event.target.selectedOptions[0].dataset.typed;
});

const MOVES = { ArrowLeft: ["left"], ArrowRight: ["right"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] };

function walk(event) {
  const context = event.target.closest?.(".context");
  const move = MOVES[event.key];
  if (!context || !move) return false;
  const selection = document.getSelection();
  if (!context.contains(selection.anchorNode)) selection.collapse(context, 0);
  selection.modify(event.shiftKey ? "extend" : "move", move[0], move[1] ?? (event.ctrlKey || event.altKey ? "word" : "character"));
  event.preventDefault();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (walk(event) || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "m") {
    document.querySelector(".context")?.focus();
    event.preventDefault();
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.name === "other") document.querySelector("input[value=reapply]").click();
  if (target.type === "radio") document.getElementById(target.value === "correct" ? "to" : "why").focus();
});
