"use strict";
const rows = [...document.querySelectorAll("#questions tbody tr")];
const controls = [...document.querySelectorAll(".filters [data-field]")];
const count = document.querySelector(".filters output");
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const texts = rows.map((row) => fold(row.textContent));

function showMatching() {
  let shown = 0;
  rows.forEach((row, place) => {
    const isShown = controls.every((control) => {
      if (!control.value) return true;
      if (control.dataset.field === "text") return texts[place].includes(fold(control.value));
      return row.dataset[control.dataset.field].split("\n").includes(control.value);
    });
    row.hidden = !isShown;
    shown += isShown ? 1 : 0;
  });
  count.textContent = count.dataset.template
    .replace("{shown}", shown).replace("{all}", rows.length);
}

controls.forEach((control) => control.addEventListener("input", showMatching));
document.querySelector(".filters").hidden = false;
showMatching();
