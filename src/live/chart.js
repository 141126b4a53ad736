"use strict";
// Values along a chart, by pointer and by keyboard, read off the table behind it.
function reader(picture, table, slider, output) {
  const hair = document.createElement("div");
  hair.className = "hair";
  hair.hidden = true;
  let place = null;

  const rows = () => [...table.querySelectorAll("tbody tr")];
  const frame = () => (table.querySelector("table")?.dataset.wide || "0 0 0 0").split(" ").map(Number);
  const put = (tag, text) => output.append(Object.assign(document.createElement(tag), { textContent: text }));

  function show() {
    const all = rows();
    const row = all[place];
    hair.hidden = !row;
    if (!row) return;
    slider.value = place;
    output.replaceChildren();
    put("b", row.cells[0].textContent);
    const heads = table.querySelector("thead tr").cells;
    for (let at = 1; at < row.cells.length; at += 1) {
      if (row.cells[at].textContent === "") continue;
      const part = document.createElement("span");
      const name = Object.assign(document.createElement("i"), { textContent: heads[at].textContent });
      part.append(name, row.cells[at].textContent);
      output.append(part);
    }
    slider.setAttribute("aria-valuetext", [...output.children].map((part) => part.textContent).join(", "));
    const [, top, , bottom] = frame();
    Object.assign(hair.style, { left: `${row.dataset.wide}%`, top: `${top}%`, height: `${bottom - top}%` });
  }

  function leave() {
    if (document.activeElement === slider) return;
    place = null;
    hair.hidden = true;
    output.replaceChildren();
  }

  slider.addEventListener("input", () => { place = Number(slider.value); show(); });
  slider.addEventListener("focus", () => { place = Number(slider.value); show(); });
  slider.addEventListener("blur", leave);
  picture.addEventListener("pointermove", (event) => {
    const { left, width } = picture.getBoundingClientRect();
    const across = (100 * (event.clientX - left)) / width;
    const [first, , last] = frame();
    if (across < first - 2 || across > last + 2) return;
    let least = Infinity;
    rows().forEach((row, index) => {
      const off = Math.abs(Number(row.dataset.wide) - across);
      if (off < least) [place, least] = [index, off];
    });
    show();
  });
  picture.addEventListener("pointerleave", leave);

  // Another picture with the values behind it; what is read stays where it is.
  return (svg, values) => {
    picture.innerHTML = svg;
    picture.append(hair);
    table.innerHTML = values;
    slider.max = Math.max(0, rows().length - 1);
    if (place !== null) show();
  };
}
