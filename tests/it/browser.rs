//! The page in a real browser, at the widths of a phone and of a desk, in both languages. Where no Chromium is installed it
//! says so and tries nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::Desk;
use crate::readme::text;

/// Looks at the page from within, and writes what it found where `--dump-dom` shows it.
const LOOK: &str = r#"<script>
(async () => {
  const found = window.__found;
  // Words are as wide as they will be once the fonts of the page are there.
  await Promise.all([...document.fonts].map((font) => font.load()));
  if (innerWidth !== __WIDTH__ && __EXACT__) found.push(`the window is ${innerWidth} wide`);
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} wide on ${innerWidth}`);
  for (const element of document.querySelectorAll("h1,h2,p,li,dd,dt,summary,output,label")) {
    const { left, right, width } = element.getBoundingClientRect();
    const inside = element.closest(".table") !== null || element.closest(".skip") !== null;
    if (!inside && width > 0 && (left < -1 || right > innerWidth + 1)) found.push(`cut: ${element.textContent.slice(0, 50)}`);
  }
  let pictures = 0;
  for (const svg of document.querySelectorAll("figure svg")) {
    const page = svg.getBoundingClientRect();
    if (page.width === 0) continue;
    pictures += 1;
    for (const words of svg.querySelectorAll("text")) {
      const { left, right } = words.getBoundingClientRect();
      if (left < page.left - 1 || right > page.right + 1) found.push(`cut: ${words.textContent.trim()}`);
    }
  }
  if (pictures !== document.querySelectorAll("figure").length) found.push(`${pictures} pictures are shown`);
  for (const slider of document.querySelectorAll("figure input[type=range]")) {
    slider.focus();
    slider.value = 1;
    slider.dispatchEvent(new Event("input"));
    if (!slider.getAttribute("aria-valuetext")) found.push("a slider says nothing");
  }
  if (performance.getEntriesByType("resource").length > 0) found.push("something was fetched");
  if (window.axe) {
    const { violations } = await axe.run();
    for (const { id, nodes } of violations) found.push(`axe: ${id}: ${nodes[0].html.slice(0, 120)}`);
  }
  document.documentElement.dataset.found = found.length === 0 ? "nothing" : found.join(" | ");
})();
</script>"#;

/// Before all else: what goes wrong while the page loads.
pub(crate) const LISTEN: &str = r#"<script>
window.__found = [];
addEventListener("error", (event) => window.__found.push(`error: ${event.message}`));
addEventListener("securitypolicyviolation", (event) => window.__found.push(`refused: ${event.blockedURI}`));
for (const kind of ["error", "warn"]) console[kind] = (...words) => window.__found.push(`${kind}: ${words.join(" ")}`);
</script>"#;

/// axe-core is no dependency of anything: `.ci/run` puts it there where npm is at hand.
pub(crate) const AXE: &str = "target/npm/node_modules/axe-core/axe.min.js";

/// The one whose windows are as narrow as a phone; those of others are never narrower than 500 pixels.
pub(crate) const SHELL: &str = "chromium-headless-shell";

pub(crate) fn chromium() -> Option<&'static str> {
    let runs = |name: &&str| {
        let mut command = Command::new(name);
        command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    [SHELL, "chromium", "chromium-browser", "google-chrome"].into_iter().find(runs)
}

fn look(browser: &str, page: &Path, width: u32) -> String {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .args(["--no-first-run", "--disable-background-networking", "--virtual-time-budget=60000"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--window-size={width},900"))
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8(output.stdout).unwrap();
    let found = dom.split("data-found=\"").nth(1).map(|rest| rest.split('"').next().unwrap());
    found.map_or_else(
        || format!("no answer: {}", String::from_utf8_lossy(&output.stderr)),
        str::to_owned,
    )
}

#[test]
fn a_browser_shows_all_of_it() {
    let Some(browser) = chromium() else {
        eprintln!("no Chromium is installed: the page was not looked at");
        return;
    };
    let axe = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE)).ok();
    if axe.is_none() {
        eprintln!("no {AXE}: the page was not looked at by axe-core");
    }
    let desk = Desk::new();
    desk.put("cards.toml", &text("scenarios/four-capacities.toml"));
    for language in ["en", "fa"] {
        let words = "run cards.toml --quiet --replications 40 --format html";
        desk.nobat(&format!("{words} --lang {language} -o {language}"));
        let page = desk.read(&format!("{language}/report.html"));
        let axe = axe.as_ref().map_or_else(String::new, |axe| format!("<script>{axe}</script>"));
        let listening = page.replacen("<head>", &format!("<head>{LISTEN}"), 1);
        let looked = listening.replacen("</body>", &format!("{axe}{LOOK}</body>"), 1);
        assert!(looked.contains(LISTEN) && looked.contains(LOOK));
        for width in [320, 390, 1280] {
            let exact = (browser == SHELL).to_string();
            let asked = looked.replace("__WIDTH__", &width.to_string());
            desk.put("look.html", &asked.replace("__EXACT__", &exact));
            assert_eq!(
                look(browser, &desk.path("look.html"), width),
                "nothing",
                "{language} {width}"
            );
        }
    }
}
