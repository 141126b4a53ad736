"use strict";
// Values on hover and by keyboard, read off the tables behind the charts; and rows to be picked. Without it the page is whole.
(() => {
  const narrow = matchMedia("(max-width: 720px)");
  const numbers = (text) => text.split(" ").map(Number);

  for (const figure of document.querySelectorAll("figure")) {
    const tables = [...figure.querySelectorAll("table.panel")];
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows].map((row) => ({ row, table })));
    if (rows.length === 0) continue;
    const picture = figure.querySelector(".picture");
    const hair = document.createElement("div");
    hair.className = "hair";
    hair.hidden = true;
    picture.append(hair);
    const box = document.createElement("div");
    box.className = "read";
    const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: rows.length - 1, value: 0 });
    slider.setAttribute("aria-label", figure.querySelector("h3").textContent);
    const output = document.createElement("output");
    box.append(slider, output);
    picture.after(box);

    const size = () => (narrow.matches ? "phone" : "wide");
    const add = (tag, text) => output.append(Object.assign(document.createElement(tag), { textContent: text }));
    const show = (index) => {
      const { row, table } = rows[index];
      slider.value = index;
      output.replaceChildren();
      if (tables.length > 1 && table.caption) add("i", table.caption.textContent);
      add("b", row.cells[0].textContent);
      const heads = table.tHead.rows[0].cells;
      for (let place = 1; place < row.cells.length; place += 1) {
        if (row.cells[place].textContent === "") continue;
        const part = document.createElement("span");
        part.append(Object.assign(document.createElement("i"), { textContent: heads[place].textContent }), row.cells[place].textContent);
        output.append(part);
      }
      slider.setAttribute("aria-valuetext", output.innerText.replace(/\s+/g, " "));
      const at = Number(row.dataset[size()]);
      const [left, top, right, bottom] = numbers(table.dataset[size()] || "0 0 0 0");
      const upright = "upright" in table.dataset;
      hair.hidden = !(at > 0);
      hair.style.left = `${upright ? left : at}%`;
      hair.style.top = `${upright ? at : top}%`;
      hair.style.width = upright ? `${right - left}%` : "1px";
      hair.style.height = upright ? "1px" : `${bottom - top}%`;
    };
    slider.addEventListener("input", () => show(Number(slider.value)));
    slider.addEventListener("focus", () => show(Number(slider.value)));
    picture.addEventListener("pointermove", (event) => {
      const frame = picture.getBoundingClientRect();
      const across = (100 * (event.clientX - frame.left)) / frame.width;
      const down = (100 * (event.clientY - frame.top)) / frame.height;
      let best = -1;
      let least = Infinity;
      rows.forEach(({ row, table }, index) => {
        const [left, top, right, bottom] = numbers(table.dataset[size()] || "0 0 0 0");
        if (across < left || across > right || down < top || down > bottom) return;
        const off = Math.abs(Number(row.dataset[size()]) - ("upright" in table.dataset ? down : across));
        if (off < least) [best, least] = [index, off];
      });
      if (best >= 0) show(best);
    });
    picture.addEventListener("pointerleave", () => { if (document.activeElement !== slider) hair.hidden = true; });
    narrow.addEventListener("change", () => { hair.hidden = true; });
  }

  for (const table of document.querySelectorAll("table[data-picked]")) {
    const count = Number(table.dataset.picked);
    const body = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    const box = document.createElement("div");
    box.className = "pick";
    const opens = body[Number(table.dataset.opens)] || body[0];
    const selects = heads.slice(0, count).map((head, place) => {
      const label = document.createElement("label");
      const select = document.createElement("select");
      for (const text of new Set(body.map((row) => row.cells[place].textContent))) select.append(new Option(text));
      select.value = opens.cells[place].textContent;
      label.append(head.textContent, select);
      if (select.options.length > 1) box.append(label);
      select.addEventListener("change", pick);
      return select;
    });
    function pick() {
      for (const row of body) {
        row.hidden = !selects.every((select, place) => row.cells[place].textContent === select.value);
      }
    }
    table.closest(".table").before(box);
    pick();
  }
})();
