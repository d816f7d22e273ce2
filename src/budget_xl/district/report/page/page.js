
"use strict";
const form = document.querySelector(".filters");
const rows = [...document.querySelectorAll("#issues tbody tr")];
const shown = document.querySelector(".shown");
const words = rows.map((row) => row.textContent.toLowerCase());

function filter() {
  const severities = new Set(new FormData(form).getAll("severity"));
  const unit = form.elements.unit.value;
  const text = form.elements.text.value.trim().toLowerCase();
  let count = 0;
  rows.forEach((row, number) => {
    const fits = (!unit || row.dataset.unit === unit)
      && severities.has(row.dataset.severity)
      && (form.elements.settled.checked || !("settled" in row.dataset))
      && words[number].includes(text);
    row.hidden = !fits;
    count += fits;
  });
  const chosen = [unit, [...severities].join("、"), text && `含“${text}”`].filter(Boolean).join("，");
  shown.textContent = `显示 ${count} / ${rows.length} 条（${chosen || "没有选级别"}）`;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
form.hidden = false;
filter();
