"use strict";
// What a page gains with code: the choice of scripts is kept in the address, tables sort and filter.

function keepChoice() {
  const buttons = [...document.querySelectorAll("input[name=show]")];
  const wanted = new URLSearchParams(location.search).get("show");
  const given = buttons.find((button) => button.value === wanted);
  if (given) given.checked = true;
  for (const button of buttons) {
    button.addEventListener("change", () => {
      const address = new URL(location.href);
      if (button.value === "all") address.searchParams.delete("show");
      else address.searchParams.set("show", button.value);
      history.replaceState(null, "", address);
    });
  }
}

function sortedBy(column, down) {
  const key = (row) => {
    const cell = row.cells[column];
    const number = Number.parseFloat(cell.dataset.sort ?? "");
    return { number, text: cell.textContent };
  };
  return (one, other) => {
    const [a, b] = [key(one), key(other)];
    const [left, right] = [Number.isNaN(a.number), Number.isNaN(b.number)];
    if (left !== right) return left ? 1 : -1; // rows without a figure stay below
    const order = left ? a.text.localeCompare(b.text, "zh") : a.number - b.number;
    return down ? -order : order;
  };
}

function makeSortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const groups = [...table.tBodies].map((body) => ({ body, rows: [...body.rows].slice(1) }));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      for (const other of heads) other.removeAttribute("aria-sort");
      // a third press brings the report's own order back
      const now = { ascending: "descending", descending: null }[before] ?? (before ? null : "ascending");
      if (now) head.setAttribute("aria-sort", now);
      for (const { body, rows } of groups) {
        const order = now ? [...rows].sort(sortedBy(column, now === "descending")) : rows;
        body.append(...order);
      }
    });
  });
}

function makeFilter(table) {
  const field = document.createElement("input");
  field.type = "search";
  const label = document.createElement("label");
  label.className = "filter";
  label.append(`${table.dataset.filter} `, field);
  table.before(label);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const body of table.tBodies) {
      let shown = 0;
      for (const row of [...body.rows].slice(1)) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      body.hidden = shown === 0;
    }
  });
}

keepChoice();
for (const table of document.querySelectorAll("table[data-filter]")) {
  makeSortable(table);
  makeFilter(table);
}
