/* A date that is typed is read back below its field, before anything is saved. Without this script a message says it
   after saving. */
"use strict";

(() => {
  const WAIT = 300;

  function answerBelow(field) {
    const output = document.createElement("output");
    output.className = "date-read";
    output.setAttribute("for", field.id);
    output.setAttribute("aria-live", "polite");
    (field.closest(".flex-container") || field).insertAdjacentElement("afterend", output);
    return output;
  }

  async function ask(field, output) {
    const query = new URLSearchParams({ text: field.value, as: field.dataset.as });
    const response = await fetch(`${field.dataset.readsDate}?${query}`, { headers: { Accept: "application/json" } });
    const answer = response.ok ? await response.json() : { said: "", is_read: true };
    if (query.get("text") === field.value) {
      output.textContent = answer.said;
      output.classList.toggle("is-not-read", !answer.is_read);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const field of document.querySelectorAll("[data-reads-date]")) {
      const output = answerBelow(field);
      let waiting;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => ask(field, output), WAIT);
      });
    }
  });
})();
