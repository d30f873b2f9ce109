// Looks once a second whether the reading has come further; the page itself is made by the server.
"use strict";

const state = document.getElementById("state");
const shown = document.querySelectorAll(".steps li").length;

async function look() {
  try {
    const job = await (await fetch(state.dataset.job)).json();
    if (job.over || job.steps.length !== shown) return location.reload();
  } catch {
    // the server is away for a moment
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
