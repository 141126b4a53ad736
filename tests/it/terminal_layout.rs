//! The layout of a run in the terminal: widths and colours. Holds no sentence.

use nobat::format::terminal::{Looks, text_within};
use nobat::language::{LANGUAGES, Locale};
use nobat::model::Name;
use unicode_width::UnicodeWidthStr as _;

use crate::small_report::{findings, rich, with_variant};
use crate::terminal::shown;

#[test]
fn lines_fit_whatever_things_are_called() {
    let mut run = with_variant();
    let rich = rich().outcomes.remove(0);
    for outcome in &mut run.outcomes {
        outcome.money.clone_from(&rich.money);
        outcome.stages[0].parts.clone_from(&rich.stages[0].parts);
        outcome.stages[0].spread.clone_from(&rich.stages[0].spread);
    }
    let long = "a name that is much longer than any column should be, ".repeat(3);
    run.outcomes[1].name = Name::new("long", long);
    let clearing = "\u{1b}[2Jand one that would clear the terminal";
    run.outcomes[1].stages[0].name = Name::new("clearing", clearing);
    for language in LANGUAGES {
        let text = shown(&run, language, Looks::Plain);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(!text.contains('\u{1b}'));
    }
}

/// A wider terminal has more on a line, and a narrow one no line that is too long for it.
#[test]
fn lines_are_as_wide_as_the_terminal() {
    let report = findings(&with_variant());
    for language in LANGUAGES {
        let locale = Locale::new(language, report.run.calendar);
        let lines = |width| text_within(&report, &locale, Looks::Plain, width).lines().count();
        for width in [60, 80, 100, 160] {
            let text = text_within(&report, &locale, Looks::Plain, width);
            assert!(text.lines().all(|line| line.width() <= width), "{width}: {text}");
        }
        assert!(lines(160) < lines(60), "{}", language.code);
    }
}

#[test]
fn colours_change_no_letter() {
    let run = with_variant();
    let coloured = shown(&run, LANGUAGES[0], Looks::Coloured);
    let mut letters = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        letters.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    letters.push_str(rest);
    assert_eq!(letters, shown(&run, LANGUAGES[0], Looks::Plain));
}
