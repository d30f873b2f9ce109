// Lights the words of a record and the records of words, and shows what was read from the words that are pointed at.
// Without this script the links do the same: words lead to their record, a record to its words.
"use strict";
(() => {
  const card = document.getElementById("card");
  const text = document.querySelector(".text");
  if (!card || !text) return;
  let lit = [];
  let pinned = false; // a record that was chosen stays lit while the page moves under the pointer

  const recordsOf = (words) => words.dataset.records.trim().split(" ").map((name) => document.getElementById(`r${name}`)).filter(Boolean);
  const wordsOf = (record) => [...text.querySelectorAll(`[data-records~="${CSS.escape(record.dataset.record)}"]`)];

  const light = (elements) => {
    lit.forEach((each) => each.classList.remove("lit"));
    lit = elements;
    lit.forEach((each) => each.classList.add("lit"));
  };

  const show = (words) => {
    const records = recordsOf(words);
    card.replaceChildren(...records.map((record) => {
      const copy = document.createElement("div");
      copy.className = `record ${record.className.replace("record ", "").replace("lit", "")}`;
      record.querySelectorAll("p").forEach((line) => {
        const shown = document.createElement("p");
        shown.className = line.className;
        shown.textContent = line.textContent;
        copy.append(shown);
      });
      return copy;
    }));
    card.hidden = records.length === 0;
    const at = words.getBoundingClientRect();
    const width = Math.min(360, window.innerWidth - 24);
    card.style.width = `${width}px`;
    card.style.left = `${Math.max(12, Math.min(at.left, window.innerWidth - width - 12)) + window.scrollX}px`;
    const below = at.bottom + card.offsetHeight + 12 < window.innerHeight;
    card.style.top = `${(below ? at.bottom + 6 : Math.max(6, at.top - card.offsetHeight - 6)) + window.scrollY}px`;
    if (!pinned) light([...records, words]);
  };

  const hide = () => {
    card.hidden = true;
  };

  text.querySelectorAll(".light").forEach((words) => {
    words.dataset.note = words.title;
    words.removeAttribute("title");
    words.addEventListener("pointerenter", () => show(words));
    words.addEventListener("pointerleave", hide);
    words.addEventListener("focus", () => show(words));
    words.addEventListener("blur", hide);
    words.addEventListener("click", () => {
      recordsOf(words).forEach((record) => record.closest("details")?.setAttribute("open", ""));
    });
  });

  document.querySelectorAll(".records .record").forEach((record) => {
    const on = () => light([record, ...wordsOf(record)]);
    record.addEventListener("pointerenter", () => pinned || on());
    record.addEventListener("focusin", () => pinned || on());
    record.addEventListener("click", (event) => {
      const [first] = wordsOf(record);
      on();
      pinned = true;
      event.stopPropagation();
      if (first && !(event.target instanceof HTMLAnchorElement)) first.scrollIntoView({ block: "center" });
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
      pinned = false;
    }
  });
  document.addEventListener("click", () => {
    pinned = false;
  });

  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest?.("details")?.setAttribute("open", "");
    if (target?.matches?.(".record")) light([target, ...wordsOf(target)]);
    if (target?.matches?.(".light")) light([target, ...recordsOf(target)]);
  };
  window.addEventListener("hashchange", open);
  open();
})();
