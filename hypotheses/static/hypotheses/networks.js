/* The slider of the networks: tells the year while it is moved, and shows it shortly after. Without this script the
   button does. The keyboard stays on the slider when the page comes back. */
"use strict";

(() => {
  const slider = document.getElementById("year");
  const told = document.getElementById("year-shown");
  if (!slider || !told) return;
  const MOVED = "networks-slider-moved";
  let waiting = 0;

  slider.addEventListener("input", () => {
    told.textContent = slider.value;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      sessionStorage.setItem(MOVED, "1");
      slider.form.requestSubmit();
    }, 600);
  });

  if (sessionStorage.getItem(MOVED)) {
    sessionStorage.removeItem(MOVED);
    slider.focus();
  }
})();
