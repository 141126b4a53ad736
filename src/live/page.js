// The page at work: sliders, one question at a time, what comes of it. Computes no number that is shown.
(() => {
  const unpack = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  const data = JSON.parse(new TextDecoder().decode(unpack("data")));
  const MOST_KEPT = 4;
  const QUICK = 200;
  const REST = 350;
  const state = { lang: data.language, values: {}, kept: [], stage: null, applied: null, whom: "" };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const tongue = () => data.languages.find((of) => of.code === state.lang) || data.languages[0];
  const say = (name) => tongue().words[name];
  const called = (of) => of.label[tongue().code] || of.key;
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const numerals = () => (tongue().code === "fa" ? "fa-IR" : tongue().code);
  const number = (value) => new Intl.NumberFormat(numerals(), { maximumSignificantDigits: 7 }).format(value);
  const percent = (share) => new Intl.NumberFormat(numerals(), { style: "percent", signDisplay: "always", maximumFractionDigits: 0 }).format(share);
  const narrow = matchMedia("(max-width: 560px)");

  // The address keeps what was changed, so that a link opens the same page.
  function remember() {
    const words = new URLSearchParams();
    if (state.lang !== data.language) words.set("lang", state.lang);
    for (const name of ["stage", "applied", "whom"]) if (state[name] !== null && state[name] !== "") words.set(name, state[name]);
    for (const [key, value] of Object.entries(state.values)) words.set(key, value);
    for (const { name, values } of state.kept) words.append("kept", JSON.stringify([name, values]));
    const address = words.toString();
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  }

  function recall() {
    const words = new URLSearchParams(location.hash.slice(1));
    const within = (values) => {
      const known = {};
      for (const { key, from, to } of data.levers) {
        const value = Number(values[key]);
        if (values[key] !== undefined && values[key] !== null && value >= from && value <= to) known[key] = value;
      }
      return known;
    };
    state.lang = data.languages.some((of) => of.code === words.get("lang")) ? words.get("lang") : data.language;
    state.stage = data.stages.some((of) => of.key === words.get("stage")) ? words.get("stage") : null;
    state.applied = /^-?\d{1,6}$/.test(words.get("applied") || "") ? Number(words.get("applied")) : null;
    state.whom = data.whom.some((of) => of.key === words.get("whom")) ? words.get("whom") : "";
    state.values = within(Object.fromEntries(words));
    state.kept = [];
    for (const text of words.getAll("kept").slice(0, MOST_KEPT)) {
      try {
        const [name, values] = JSON.parse(text);
        state.kept.push({ name: String(name), values: within(values) });
      } catch { /* Not ours. */ }
    }
  }

  // Who plays: the engine in this page, or the program that served it.
  let answered = () => {};
  let failed = () => {};
  let send;
  let ready = false;
  function begin() {
    if (data.server) {
      const client = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      send = async (question) => {
        try {
          const reply = await fetch(data.server, { method: "POST", headers: { "Content-Type": "application/json", "X-Client": client }, body: question });
          const text = await reply.text();
          if (reply.ok) answered(text); else failed(text || say("gone"));
        } catch { failed(say("gone")); }
      };
      ready = true;
      ask(true);
      return;
    }
    try {
      const script = new Blob([document.getElementById("worker").textContent], { type: "text/javascript" });
      const worker = new Worker(URL.createObjectURL(script));
      worker.onmessage = ({ data: message }) => {
        if (message.ready) { ready = true; document.documentElement.dataset.ready = Math.round(performance.now()); pump(); }
        else if (message.failed) failed(ready ? message.failed : say("no-engine"));
        else answered(message.answer);
      };
      worker.onerror = () => failed(say("no-engine"));
      send = (question) => worker.postMessage(question);
      worker.postMessage(unpack("engine"));
    } catch { failed(say("no-engine")); }
  }

  // One question in flight; a newer one takes the place of the one that waits.
  let flying = null;
  let waiting = null;
  let timer = 0;
  let rested = null;
  function ask(moving) {
    const { lang, values, kept, stage, applied, whom } = state;
    const changed = Object.keys(values).length > 0 || kept.length > 0;
    const question = { path: data.path, extends: data.extends, language: lang, stage, applied, whom: whom || null, narrow: narrow.matches };
    question.variants = changed ? [{ values: { ...values } }, ...kept.map(({ name, values }) => ({ name, values }))] : [];
    if (moving) question.replications = QUICK;
    if (!data.server) question.scenario = data.scenario;
    waiting = question;
    pump();
    clearTimeout(timer);
    if (moving) timer = setTimeout(() => { remember(); ask(false); }, REST);
  }
  function pump() {
    if (!ready || flying || !waiting) return;
    flying = waiting;
    waiting = null;
    parts.said.classList.add("busy");
    parts.status.setAttribute("aria-busy", "true");
    send(JSON.stringify(flying));
  }

  const parts = {};
  let draw = () => {};
  failed = (text) => {
    flying = null;
    parts.said.classList.remove("busy");
    parts.status.removeAttribute("aria-busy");
    parts.status.replaceChildren(make("p", { textContent: text }));
    pump();
  };
  answered = (text) => {
    const question = flying;
    const answer = JSON.parse(text);
    flying = null;
    if (answer.error) {
      parts.status.replaceChildren(make("pre", { textContent: answer.error }));
    } else if (question.language === state.lang) {
      tell(question, answer);
    }
    window.__played = (window.__played || 0) + 1;
    const resting = question.replications === undefined && !waiting;
    if (resting) {
      rested = answer.error ? null : answer;
      parts.said.classList.remove("busy");
      parts.status.removeAttribute("aria-busy");
    }
    document.documentElement.dataset.rests = resting;
    pump();
  };

  function tell(question, answer) {
    const said = answer.said.map((textContent) => make("p", { textContent }));
    if (question.variants.length === 0) said.push(make("p", { textContent: say("start") }));
    parts.status.replaceChildren(...said);
    draw(answer.picture, answer.values);
    // Made by the engine of cells and messages; every text of the scenario is escaped there.
    parts.table.innerHTML = answer.table;
    parts.foot.textContent = answer.foot;
    if (parts.stage) parts.stage.value = answer.stage;
    if (parts.applied.dataset.lang !== state.lang || parts.applied.options.length !== answer.cohorts.length) {
      parts.applied.replaceChildren(...answer.cohorts.map(([step, name]) => new Option(name, step)));
      parts.applied.dataset.lang = state.lang;
    }
    parts.turn.hidden = answer.cohorts.length === 0;
    const steps = answer.cohorts.map(([step]) => step);
    if (steps.length > 0 && !steps.includes(state.applied)) {
      state.applied = steps.find((step) => step >= 0) ?? steps[0];
      ask(question.replications !== undefined);
    }
    parts.applied.value = state.applied;
    const turns = answer.turns.map(([name, text]) => make("p", {}, make("b", { textContent: `${name}:` }), text));
    parts.turns.replaceChildren(...(turns.length > 0 || question.applied === null ? turns : [make("p", { textContent: say("nobody") })]));
  }

  function lever(of, index) {
    const id = `lever-${index}`;
    const input = make("input", { type: "range", id, min: of.from, max: of.to, step: of.step });
    const output = make("output");
    output.setAttribute("for", id);
    const at = (value) => (100 * (value - of.from)) / (of.to - of.from);
    // Where the middle of the thumb is, which is 24 px wide.
    const mark = make("span", { className: "at" });
    mark.style.insetInlineStart = `calc(12px + (100% - 24px) * ${at(of.middle) / 100})`;
    const undo = make("button", { type: "button", className: "plain", textContent: say("undo") });
    undo.setAttribute("aria-label", `${say("undo")}: ${called(of)}`);
    const now = of.now === null ? say("uncertain") : number(of.now);
    const box = make("div", { className: "lever" },
      make("div", { className: "head" }, make("label", { htmlFor: id, textContent: called(of) }), output),
      make("div", { className: "track" }, mark, input),
      make("div", { className: "foot" }, make("span", { textContent: `${say("base")}: ${now}` }), undo));
    const show = () => {
      const value = state.values[of.key];
      const moved = value !== undefined;
      input.value = moved ? value : of.middle;
      const change = moved && of.now ? ` (${percent(value / of.now - 1)})` : "";
      const words = moved ? number(value) : of.now === null ? say("uncertain") : number(of.now);
      output.textContent = words;
      input.setAttribute("aria-valuetext", words + change);
      box.classList.toggle("moved", moved);
      undo.hidden = !moved;
      const ends = [at(of.middle), at(moved ? value : of.middle)].sort((one, other) => one - other);
      input.style.setProperty("--low", `${ends[0]}%`);
      input.style.setProperty("--high", `${ends[1]}%`);
    };
    input.addEventListener("input", () => {
      const value = Number(input.value);
      if (value === of.now) delete state.values[of.key]; else state.values[of.key] = value;
      show();
      ask(true);
    });
    undo.addEventListener("click", () => { delete state.values[of.key]; show(); input.focus(); ask(true); });
    show();
    return { box, show };
  }

  const stem = data.path.replace(/^.*[/\\]/, "").replace(/\.toml$/, "");
  function save() {
    if (!rested) return;
    const name = `${stem}-what-if.toml`;
    const link = make("a", { href: URL.createObjectURL(new Blob([rested.overlay], { type: "text/plain" })), download: name });
    link.click();
    parts.word.textContent = tongue().words.saved.replace("{path}", name);
  }

  function keep() {
    const changed = Object.entries(state.values);
    if (changed.length === 0) { parts.word.textContent = say("nothing"); return; }
    if (state.kept.length >= MOST_KEPT) { parts.word.textContent = say("full"); return; }
    const named = changed.map(([key, value]) => {
      const of = data.levers.find((lever) => lever.key === key);
      return `${called(of)} ${number(value)}`;
    });
    const first = named[0].length > 40 ? `${say("kept")} ${number(state.kept.length + 1)}` : named[0];
    const name = named.length > 1 ? `${first} …` : first;
    const taken = state.kept.some((of) => of.name === name);
    state.kept.push({ name: taken ? `${name} (${number(state.kept.length + 1)})` : name, values: { ...state.values } });
    list();
    remember();
    ask(false);
  }

  let list = () => {};
  let sliders = [];
  function build() {
    const { code, direction, name, question, note } = tongue();
    document.documentElement.lang = code;
    document.documentElement.dir = direction;
    document.title = `${name}: ${say("title")}`;
    const others = data.languages.filter((of) => of.code !== code).map((of) => {
      const button = make("button", { type: "button", lang: of.code, textContent: of.words.language });
      button.addEventListener("click", () => { state.lang = of.code; build(); remember(); ask(false); });
      return button;
    });
    const title = make("div", {}, make("h1", { textContent: name }));
    for (const text of [question || note]) if (text) title.append(make("p", { className: "question", textContent: text }));
    document.querySelector("header").replaceChildren(title, ...others);

    parts.status = make("div", { role: "status" });
    parts.status.setAttribute("role", "status");
    parts.status.append(make("p", { textContent: say("starting") }));
    parts.said = make("section", { id: "said" }, make("h2", { className: "unseen", textContent: say("answer") }), parts.status);

    sliders = data.levers.map(lever);
    parts.word = make("p", { className: "word" });
    parts.word.setAttribute("role", "status");
    const button = (text, act, className = "") => {
      const made = make("button", { type: "button", textContent: say(text), className });
      made.addEventListener("click", act);
      return made;
    };
    const copy = async () => {
      remember();
      try { await navigator.clipboard.writeText(location.href); parts.word.textContent = say("copied"); }
      catch { parts.word.textContent = say("in-bar"); }
    };
    const reset = () => { state.values = {}; sliders.forEach(({ show }) => show()); ask(true); };
    const levers = make("section", { id: "levers" }, make("h2", { textContent: say("levers") }), ...sliders.map(({ box }) => box),
      make("div", { className: "buttons" }, button("keep", keep, "chief"), button("reset", reset, "quiet"), button("copy", copy, "quiet"), button("save", save, "quiet"), button("print", () => print(), "quiet")),
      parts.word);

    const picture = make("div", { className: "picture" });
    const along = make("input", { type: "range", min: 0, max: 0, value: 0, className: "along" });
    along.setAttribute("aria-label", say("along"));
    const output = make("output");
    output.dataset.hint = say("hint");
    const values = make("div");
    parts.foot = make("p", { className: "foot" });
    const shown = make("section", { id: "shown" });
    parts.stage = null;
    if (data.stages.length > 1) {
      parts.stage = make("select", {}, ...data.stages.map((of) => new Option(called(of), of.key)));
      parts.stage.addEventListener("change", () => { state.stage = parts.stage.value; remember(); ask(false); });
      shown.append(make("div", { className: "choose" }, make("label", {}, say("stage"), parts.stage)));
    }
    shown.append(picture, make("div", { className: "read" }, along, output),
      make("details", { className: "values" }, make("summary", { textContent: say("values") }), values),
      parts.foot, make("p", { className: "foot", textContent: say(data.server ? "private-server" : "private") }));
    draw = reader(picture, values, along, output);

    parts.kept = make("ul", { className: "kept" });
    parts.table = make("div");
    const side = make("section", { id: "side" }, make("h2", { textContent: say("compare") }), parts.table, parts.kept);
    list = () => parts.kept.replaceChildren(...state.kept.map((of, index) => {
      const show = button("show", () => { state.values = { ...of.values }; sliders.forEach(({ show }) => show()); ask(true); }, "plain");
      const remove = button("remove", () => { state.kept.splice(index, 1); list(); remember(); ask(false); }, "plain");
      show.setAttribute("aria-label", `${say("show")}: ${of.name}`);
      remove.setAttribute("aria-label", `${say("remove")}: ${of.name}`);
      return make("li", {}, make("bdi", { textContent: of.name }), show, remove);
    }));
    list();

    parts.applied = make("select");
    parts.applied.addEventListener("change", () => { state.applied = Number(parts.applied.value); remember(); ask(false); });
    const choose = make("div", { className: "choose" }, make("label", {}, capital(say("applied")), parts.applied));
    if (data.whom.length > 0) {
      const whom = make("select", {}, new Option(say("everyone"), ""), ...data.whom.map((of) => new Option(called(of), of.key)));
      whom.value = state.whom;
      whom.addEventListener("change", () => { state.whom = whom.value; remember(); ask(false); });
      choose.append(make("label", {}, capital(say("whom")), whom));
    }
    parts.turns = make("div");
    parts.turn = make("section", { id: "turn", hidden: true }, make("h2", { textContent: say("turn") }), choose, parts.turns,
      make("p", { className: "note", textContent: say("turn-note") }));

    document.querySelector("main").replaceChildren(parts.said, make("div", { className: "play" }, levers, shown), side, parts.turn);
  }

  recall();
  build();
  begin();
  ask(true);
  addEventListener("hashchange", () => { recall(); build(); ask(false); });
  narrow.addEventListener("change", () => ask(false));
})();
