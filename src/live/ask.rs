//! What a page asks: values laid over a scenario, how often they are played, what is to be said of them. Plays nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::calendar::Calendar;
use crate::language::LANGUAGES;
use crate::language::Locale;
use crate::report::cell::Message;
use crate::scenario::setting;

/// A question of the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Ask {
    /// The scenario, as one text that needs no other.
    #[serde(default)]
    pub scenario: String,
    /// What its file is called.
    #[serde(default)]
    pub path: String,
    /// Whether what is saved extends that file; otherwise the whole scenario is saved.
    #[serde(default)]
    pub extends: bool,
    /// The code of a language.
    #[serde(default)]
    pub language: String,
    /// How often it is played; what the scenario says where that is not given.
    #[serde(default)]
    pub replications: Option<u32>,
    /// What is laid over the scenario: first what is being tried, if anything is, then what was kept.
    #[serde(default)]
    pub variants: Vec<Laid>,
    /// The key of the stage to speak of; that at which most is waited where none is given.
    #[serde(default)]
    pub stage: Option<String>,
    /// The step in which somebody applies whose turn is asked for.
    #[serde(default)]
    pub applied: Option<i32>,
    /// Whose turn, as `class.KEY` or `region.KEY`; everybody's where nobody is named.
    #[serde(default)]
    pub whom: Option<String>,
    /// Whether the picture is for a narrow screen.
    #[serde(default)]
    pub narrow: bool,
    /// Whether all numbers are wanted, as the files of a run.
    #[serde(default)]
    pub files: bool,
}

/// Values that are laid over a scenario under a name.
#[derive(Clone, Debug, Deserialize)]
pub struct Laid {
    /// The name of the variant; none where it is the one that is being tried.
    #[serde(default)]
    pub name: Option<String>,
    /// By address.
    pub values: BTreeMap<String, f64>,
}

/// What is being tried, as a scenario calls it.
pub(super) const TRIED: &str = "what-if";

/// The variants as text, to stand under a scenario.
pub(super) fn variants(laid: &[Laid]) -> String {
    let mut text = String::new();
    for (place, Laid { name, values }) in laid.iter().enumerate() {
        let key = if name.is_none() { TRIED.to_owned() } else { format!("kept-{place}") };
        let _ = write!(text, "\n[variant.\"{key}\"]\nlabel = {}\n", label(name.as_deref()));
        for (address, value) in values {
            let _ = writeln!(text, "{} = {value}", setting(address));
        }
    }
    text
}

/// What all languages call what is being tried, as TOML.
static TRIED_LABEL: LazyLock<String> = LazyLock::new(|| {
    let words = LANGUAGES.iter().map(|language| {
        let locale = Locale::new(language, Calendar::Gregorian);
        format!("{} = {}", language.code, quoted(&locale.message(&Message::LiveWhatIf)))
    });
    format!("{{ {} }}", words.collect::<Vec<String>>().join(", "))
});

/// The name of a variant as TOML.
fn label(name: Option<&str>) -> String {
    let Some(name) = name else { return TRIED_LABEL.clone() };
    let visible: String = name.chars().filter(|letter| !letter.is_control()).take(60).collect();
    quoted(visible.trim())
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// A scenario that a run plays to the numbers of the page: what was tried and kept, laid over the scenario of a file.
pub fn overlay(ask: &Ask, replications: u32, seed: u64) -> String {
    let Ask { path, variants: laid, .. } = ask;
    if !ask.extends {
        return format!("{}\n{}", ask.scenario.trim_end(), variants(laid));
    }
    format!(
        "# What was tried on the live page. Put it beside {path}, then `nobat run` it.\nextends = {}\nrun.replications = {replications}\n\
         run.seed = {seed}\n{}",
        quoted(path),
        variants(laid)
    )
}
