/* Who adds a row by keyboard goes on typing in it: the focus moves to its first field. Without this script it stays on
   the link below the row. */
"use strict";

(() => {
  const FIELDS = "input:not([type=hidden]), textarea, select, .select2-selection";

  function isShown(field) {
    return field.getClientRects().length > 0 && !field.classList.contains("select2-hidden-accessible");
  }

  document.addEventListener("formset:added", (event) => {
    /* after the scripts that turn lists into boxes to search in, which listen to the same */
    setTimeout(() => {
      const first = [...event.target.querySelectorAll(FIELDS)].find(isShown);
      if (first) {
        first.focus();
      }
    });
  });
})();
