//! Every language has every message, with the arguments that the code gives it, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use nobat::experiment::changes::Setting;
use nobat::experiment::compare::comparison::Finding;
use nobat::experiment::explain::explanation::Warning;
use nobat::experiment::forecast::pairs::NAIVE;
use nobat::language::{LANGUAGES, Language};
use nobat::model::answer::{Each, Measure};
use nobat::model::metric::Metric;
use nobat::model::question::ReportedMetric;
use nobat::model::sampling::Sampling;
use nobat::model::{Name, Usual};
use nobat::report::cell::Message;
use nobat::report::run_info::RATES;
use nobat::units::{RowPeriod, StepUnit};

use crate::tidy;

/// What the text of one message holds, with all that it refers to.
#[derive(Debug, Default, PartialEq)]
struct Held {
    arguments: BTreeSet<String>,
    /// Those of them that stand in the text themselves.
    shown: BTreeSet<String>,
    /// By argument that selects a variant: the variants.
    variants: BTreeMap<String, BTreeSet<String>>,
    refers_to: BTreeSet<String>,
}

fn held(catalogue: &str) -> BTreeMap<String, Held> {
    let resource = fluent_syntax::parser::parse(catalogue).unwrap();
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let mut held = Held::default();
                pattern(message.value.as_ref().unwrap(), &mut held);
                let twin = all.insert(message.id.name.to_owned(), held);
                assert!(twin.is_none(), "`{}` stands there twice", message.id.name);
            }
            Entry::Junk { content } => panic!("{content}"),
            Entry::Term(term) => panic!("a term, -{}: write a message", term.id.name),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    all
}

fn pattern(pattern: &Pattern<&str>, held: &mut Held) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            if let Expression::Inline(InlineExpression::VariableReference { id }) = expression {
                held.shown.insert(id.name.to_owned());
            }
            self::expression(expression, held);
        }
    }
}

fn expression(expression: &Expression<&str>, held: &mut Held) {
    match expression {
        Expression::Inline(inline) => self::inline(inline, held),
        Expression::Select { selector, variants } => {
            inline(selector, held);
            let InlineExpression::VariableReference { id } = selector else {
                panic!("only an argument selects a variant: {selector:?}");
            };
            for variant in variants {
                let key = match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                held.variants.entry(id.name.to_owned()).or_default().insert(key);
                pattern(&variant.value, held);
            }
        }
    }
}

fn inline(inline: &InlineExpression<&str>, held: &mut Held) {
    match inline {
        InlineExpression::VariableReference { id } => {
            held.arguments.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            held.refers_to.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => self::expression(expression, held),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::FunctionReference { .. } | InlineExpression::TermReference { .. } => {
            panic!("neither functions nor terms are used: {inline:?}")
        }
    }
}

/// The arguments of a message and of all that it refers to.
fn arguments<'h>(id: &'h str, all: &'h BTreeMap<String, Held>) -> BTreeSet<&'h str> {
    let held = &all[id];
    let own = held.arguments.iter().map(String::as_str);
    own.chain(held.refers_to.iter().flat_map(|other| arguments(other, all))).collect()
}

/// The words that an argument may be wherever it selects. What has a list in the code is taken from there: without a word
/// of its own, a new one would be called like the last of the others.
fn words(argument: &str) -> BTreeSet<&'static str> {
    fn keys<T>(all: &[(&'static str, T)]) -> BTreeSet<&'static str> {
        all.iter().map(|(key, _)| *key).collect()
    }
    let here: &[&str] = match argument {
        "unit" => return keys(StepUnit::KEYS),
        "metric" => return keys(Metric::KEYS),
        "answer" => return keys(Measure::KEYS),
        "each" => return keys(Each::KEYS),
        "warning" => return keys(Warning::KEYS),
        "finding" => return keys(Finding::KEYS),
        "setting" => return keys(Setting::KEYS),
        "period" => return keys(RowPeriod::KEYS),
        "rate" => &RATES,
        "forecast" => &NAIVE,
        // Other limits have names in the scenario.
        "limit" => &["demand", "owners", "funds"],
        "counted" => return keys(ReportedMetric::KEYS),
        "first" => &["downstream", "upstream", "shares"],
        // Said by one piece of code each.
        "extent" | "state" | "side" | "course" | "lasting" | "chance" | "queues" | "fits"
        | "rest" | "part" | "item" | "opening" => &[],
        "design" => return keys(Sampling::KEYS),
        _ => panic!("say which words `{argument}` may be"),
    };
    here.iter().copied().collect()
}

#[test]
fn every_word_of_a_kind_is_said() {
    for (id, held) in held(LANGUAGES[0].catalogue) {
        for (argument, variants) in held.variants {
            if !variants.iter().all(|key| PLURALS.contains(&key.as_str())) {
                let lacking: Vec<&str> =
                    words(&argument).into_iter().filter(|word| !variants.contains(*word)).collect();
                assert!(lacking.is_empty(), "`{id}` lacks {lacking:?}");
            }
        }
    }
}

/// What is a word of the code wherever it selects, such as `month`, is one in English only.
#[test]
fn no_word_of_the_code_is_shown() {
    const KEYS: [&str; 3] = ["unit", "metric", "rate"];
    for language in LANGUAGES {
        for (id, held) in held(language.catalogue) {
            let raw: Vec<&str> = KEYS.into_iter().filter(|key| held.shown.contains(*key)).collect();
            assert!(raw.is_empty(), "{}: `{id}` shows {raw:?}", language.code);
        }
    }
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn check(language: &Language, english: &BTreeMap<String, Held>) {
    let own = held(language.catalogue);
    let ids: Vec<&str> = own.keys().map(String::as_str).collect();
    let all: Vec<&str> = Message::ALL.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, all, "the messages of `{}`", language.code);
    for (id, wanted) in Message::ALL {
        let given: BTreeSet<&str> = wanted.iter().copied().collect();
        let used = arguments(id, &own);
        assert!(used.is_subset(&given), "{}: `{id}` uses {used:?} of {given:?}", language.code);
        for (argument, variants) in &own[*id].variants {
            let is_plural = variants.iter().all(|key| PLURALS.contains(&key.as_str()));
            let known = english[*id].variants.get(argument);
            let is_known = known.is_some_and(|known| variants == known);
            assert!(is_plural || is_known, "{}: `{id}` selects {variants:?}", language.code);
        }
    }
}

#[test]
fn every_catalogue_holds_every_message() {
    let english = held(LANGUAGES[0].catalogue);
    for language in LANGUAGES {
        check(language, &english);
    }
}

#[test]
fn no_message_is_unused() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources: String = tidy::sources(&root).into_iter().map(|(_, text)| text).collect();
    let all = held(LANGUAGES[0].catalogue);
    let referred: BTreeSet<&String> = all.values().flat_map(|held| &held.refers_to).collect();
    let variant = |id: &str| -> String {
        id.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
    };
    let is_used = |id: &&str| {
        // Names that a scenario does not give are words of their own.
        let name = match id.strip_prefix("usual-") {
            Some(usual) => format!("Usual::{}", variant(usual)),
            None => format!("Message::{}", variant(id)),
        };
        let end = |after: Option<char>| after.is_none_or(|each| !each.is_alphanumeric());
        sources.match_indices(&name).any(|(at, _)| end(sources[at + name.len()..].chars().next()))
            || referred.iter().any(|other| other == id)
    };
    let unused: Vec<&str> =
        Message::ALL.iter().map(|(id, _)| *id).filter(|id| !is_used(id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Whoever translates needs no Rust: letters of a language stand in its catalogue and its file. Names of months and digits
/// that tables and people may write are no words of ours.
#[test]
fn no_rust_outside_of_languages_holds_words_of_one() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_persian =
        |letter: &char| ('\u{600}'..='\u{6FF}').contains(letter) && letter.is_alphabetic();
    let mut found = Vec::new();
    for (path, text) in tidy::sources(&root) {
        let path = path.strip_prefix(&root).unwrap();
        let may = path.starts_with("language") || path.ends_with("scenario/sections/when.rs");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let words = code.lines().filter(|line| line.contains(|letter: char| is_persian(&letter)));
        found.extend(words.filter(|_| !may).map(|line| format!("{}: {line}", path.display())));
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What a scenario gives no name has one in every language.
#[test]
fn names_that_no_scenario_gives_have_words_in_every_language() {
    for usual in [Usual::All, Usual::Base, Usual::Money, Usual::Programme] {
        let name = Name::new("it", usual);
        let words: BTreeSet<&str> = LANGUAGES.iter().filter_map(|it| name.given(it.code)).collect();
        assert_eq!(words.len(), LANGUAGES.len(), "{usual:?}: {words:?}");
    }
}

/// A picture whose font lacks a letter would look different on every machine.
#[test]
fn fonts_of_pictures_have_every_character_of_every_language() {
    let list = include_str!("../../assets/fonts/characters.txt");
    let ranges: Vec<(u32, u32)> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(|range| {
            let number = |text: &str| u32::from_str_radix(text, 16).unwrap();
            match range.split_once('-') {
                Some((first, last)) => (number(first), number(last)),
                None => (number(range), number(range)),
            }
        })
        .collect();
    let has = |letter: char| {
        letter == '\n'
            || ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter)))
    };
    for language in LANGUAGES {
        let missing: BTreeSet<char> =
            language.catalogue.chars().filter(|letter| !has(*letter)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.code);
    }
}
