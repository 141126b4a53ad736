// Drives the live page from within, and goes to where the test listens with what it found.
(async () => {
  const found = window.__found;
  const root = document.documentElement;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const until = async (what, name, ms = 60000) => {
    const end = performance.now() + ms;
    while (!what()) {
      if (performance.now() > end) { found.push(`never: ${name}`); return false; }
      await pause(20);
    }
    return true;
  };
  const rests = () => root.dataset.rests === "true" && document.querySelector("#shown svg") !== null;
  const find = (selector) => document.querySelector(selector);
  const clipped = (name) => {
    if (root.scrollWidth > innerWidth) found.push(`${name}: the page is ${root.scrollWidth} wide on ${innerWidth}`);
    for (const element of document.querySelectorAll("h1,h2,p,li,label,output,button,select,summary,span")) {
      if (element.closest(".table, .unseen, svg") || element.getClientRects().length === 0) continue;
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) found.push(`${name}: cut: ${element.textContent.slice(0, 40)}`);
    }
    const svg = find("#shown svg");
    const page = svg.getBoundingClientRect();
    const scale = page.width / svg.viewBox.baseVal.width;
    for (const words of svg.querySelectorAll("text")) {
      const { left, right } = words.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(words).fontSize) * scale;
      if (innerWidth < 560 && size < 11) found.push(`${name}: letters of ${size.toFixed(1)} px: ${words.textContent}`);
      if (left < page.left - 1 || right > page.right + 1) found.push(`${name}: cut in the chart: ${words.textContent}`);
    }
  };
  const drag = async (slider, ms) => {
    const before = window.__played || 0;
    const begun = performance.now();
    while (performance.now() - begun < ms) {
      const share = (performance.now() - begun) / ms;
      slider.value = Number(slider.min) + (0.2 + 0.6 * share) * (slider.max - slider.min);
      slider.dispatchEvent(new Event("input"));
      await pause(16);
    }
    return ((window.__played - before) * 1000) / (performance.now() - begun);
  };
  try {
    await Promise.all([...document.fonts].map((font) => font.load()));
    if (await until(rests, "it rests after opening")) {
      clipped("opened");
      const slider = find(".lever input");
      const fan = find("#shown svg").outerHTML;
      const rate = await drag(slider, 2000);
      if (rate < __LEAST__) found.push(`${rate.toFixed(1)} redraws a second`);
      root.dataset.rests = "false";
      await until(rests, "it rests after a drag");
      if (!find(".lever.moved")) found.push("nothing was moved");
      if (find("#shown svg").outerHTML === fan) found.push("the fan stood still");
      // On a phone, the chart stays in view at every slider.
      for (const input of innerWidth < 560 ? document.querySelectorAll(".lever input") : []) {
        input.scrollIntoView({ block: "end" });
        const { top, bottom } = find("#shown svg").getBoundingClientRect();
        const at = input.getBoundingClientRect();
        if (top < -1 || bottom > at.top + 1 || at.bottom > innerHeight + 1) found.push(`the chart at ${top} to ${bottom}, a slider at ${at.top}`);
      }
      scrollTo(0, 0);
      if (!slider.getAttribute("aria-valuetext")) found.push("a slider says nothing");
      // The link holds what was changed, and opens the same page.
      const said = find("[role=status]").textContent;
      const link = location.hash;
      if (!link.includes("=")) found.push(`the link says nothing: ${link}`);
      find(".buttons button.chief").click();
      await until(() => find(".kept li") !== null, "it is kept");
      await until(() => rests() && find("#side tbody").rows.length === 3, "three stand side by side");
      const other = [...document.querySelectorAll("header button")].at(-1);
      root.dataset.rests = "false";
      other.click();
      await until(() => rests() && root.lang !== __LANGUAGE__, "it rests in the other language");
      clipped("other language");
      if ((root.lang === "fa") !== (root.dir === "rtl")) found.push(`${root.lang} runs ${root.dir}`);
      root.dataset.rests = "false";
      location.hash = link;
      await until(() => rests() && root.lang === __LANGUAGE__, "it rests after the link");
      if (find("[role=status]").textContent !== said) found.push(`the link says otherwise: ${find("[role=status]").textContent}`);
      if (document.querySelectorAll(".kept li").length !== 0) found.push("the link kept what it did not name");
      // Values along the chart, by keyboard.
      const along = find(".along");
      along.focus();
      along.value = 3;
      along.dispatchEvent(new Event("input"));
      if (find(".read output").textContent === "" || find(".hair").hidden) found.push("no values along the chart");
      clipped("reading");
      if (window.axe) {
        const { violations } = await axe.run();
        for (const { id, nodes } of violations) found.push(`axe: ${id}: ${nodes[0].html.slice(0, 160)}`);
      }
      const fetched = performance.getEntriesByType("resource").filter((of) => !of.name.startsWith("blob:") && !of.name.startsWith("data:") && !__SERVED__);
      if (fetched.length > 0) found.push(`fetched: ${fetched[0].name}`);
      found.push(`rate ${rate.toFixed(1)}`, `said ${said}`, `wide ${innerWidth}`);
    }
  } catch (error) { found.push(`broken: ${error.stack}`); }
  location.href = `http://127.0.0.1:__PORT__/?${encodeURIComponent(JSON.stringify(found))}`;
})();
