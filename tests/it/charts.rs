//! The charts of runs, drawn in every language: words on the page and apart, marks where they belong. Judges no beauty.

use nobat::chart::{self, Frame, Scene};
use nobat::experiment::run;
use nobat::experiment::run::Run;
use nobat::language::{Direction, LANGUAGES, Locale};
use nobat::report::chart::Chart;
use nobat::report::run_info::RunInfo;
use nobat::scenario::{self, Request};

use crate::pseudo::pseudo;
use crate::readme::text;
use crate::scenario_load::shelf;
use crate::support;

/// A production of cards, with all that differs between cases.
#[derive(Clone)]
pub(crate) struct Cards {
    pub(crate) calendar: &'static str,
    pub(crate) span: (&'static str, &'static str),
    pub(crate) step: &'static str,
    pub(crate) replications: u32,
    pub(crate) waiting: f64,
    /// Applications a month.
    pub(crate) demand: &'static str,
    pub(crate) capacity: f64,
    /// Blanks a month, by variant, the base first.
    pub(crate) paces: Vec<f64>,
    /// How far deliveries scatter.
    pub(crate) cv: f64,
    /// A name is repeated so many times.
    pub(crate) wordiness: usize,
}

impl Cards {
    /// Ten million wait.
    pub(crate) fn usual() -> Self {
        Self {
            calendar: "persian",
            span: ("1399-08", "1403-12"),
            step: "month",
            replications: 12,
            waiting: 1e7,
            demand: "per_month = 150_000",
            capacity: 2_200_000.0,
            paces: vec![600_000.0, 1_000_000.0, 2_000_000.0, 2_500_000.0, 320_000.0],
            cv: 0.4,
            wordiness: 1,
        }
    }

    fn certain() -> Self {
        Self { replications: 1, cv: 0.0, paces: vec![2_500_000.0, 600_000.0], ..Self::usual() }
    }

    pub(crate) fn scenario(&self) -> String {
        let (first, last) = self.span;
        let noise = if self.cv == 0.0 {
            String::new()
        } else {
            format!("noise = {{ cv = {} }}\n", self.cv)
        };
        let names = |en: &str, fa: &str| {
            let [en, fa] = [en, fa].map(|name| vec![name; self.wordiness].join(" "));
            format!("{{ en = \"{en}\", fa = \"{fa}\" }}")
        };
        let variants: String = self
            .paces
            .iter()
            .enumerate()
            .skip(1)
            .map(|(place, pace)| {
                let label = names(&format!("{pace} a month"), &format!("{pace} در ماه"));
                format!("[variant.v{place}]\nlabel = {label}\nsupplier.house.per_month = {pace}\n")
            })
            .collect();
        format!(
            "schema = 1\nname = {}\nbase = {}\npipeline = [\"production\", \"delivery\"]\n\
             [time]\ncalendar = \"{}\"\nstart = \"{first}\"\nend = \"{last}\"\nstep = \"{}\"\n\
             [run]\nreplications = {}\nseed = 1399\n\
             [stage.production]\nlabel = {}\nbacklog = {{ waiting = {} }}\nstandard = \"2 months\"\n\
             [stage.delivery]\nlabel = {}\n\
             [capacity.press]\nlabel = {}\nstage = \"production\"\nper_month = {}\n\
             [material.blank]\nlabel = {}\nstage = \"production\"\n\
             [supplier.house]\nmaterial = \"blank\"\nper_month = {}\n{noise}\
             [demand.new]\n{}\n\
             [event.start]\nlabel = {}\nat = \"{first}\"\n\
             [assert.pledge]\nthat = \"production.clearance\"\nby = \"{last}\"\nprobability = 0.9\n\
             [reported.waiting]\nlabel = {}\nstage = \"production\"\nmetric = \"backlog\"\n\
             points = [{{ at = \"{first}\", value = {}, exactness = \"approx\" }}]\n{variants}",
            names("Identity cards", "کارت ملی"),
            names("As delivered", "وضع موجود"),
            self.calendar,
            self.step,
            self.replications,
            names("Card production", "تولید کارت"),
            self.waiting,
            names("Delivery", "تحویل"),
            names("Machines", "ماشین‌ها"),
            self.capacity,
            names("Card bodies", "بدنهٔ کارت"),
            self.paces[0],
            self.demand,
            names("A promise", "یک وعده"),
            names("Reported", "بنا بر گزارش‌ها"),
            self.waiting,
        )
    }

    fn charts(&self) -> Vec<Chart> {
        let run = support::played(&self.scenario());
        charts_of(&run)
    }
}

fn charts_of(run: &Run) -> Vec<Chart> {
    let charts = run::charts::charts(&run.info, &run.outcomes);
    inspect(&run.info, &charts);
    charts
}

/// A scenario of the repository, played a few times.
pub(crate) fn played(name: &str, replications: u32) -> Run {
    let path = format!("scenarios/{name}.toml");
    let content = text(&path);
    let request = Request { replications: Some(replications), ..Request::new(path, content) };
    let regions = ("scenarios/provinces.csv", &*text("scenarios/provinces.csv"));
    let programme = scenario::load(request, &shelf(&[regions])).programme.unwrap();
    run(&programme, &|_| {}).unwrap()
}

/// Draws in every language: all words and markers on the page, no words on one another, and nothing that is no number.
pub(crate) fn inspect(run: &RunInfo, charts: &[Chart]) {
    let pseudo = pseudo();
    for language in LANGUAGES.iter().copied().chain([&pseudo]) {
        let locale = Locale::new(language, run.calendar);
        for chart in charts {
            for size in [chart::Size::Wide, chart::Size::Phone] {
                let name = format!("{} in {}, {size:?}", chart.name, language.code);
                inspect_scene(&name, &chart::scene(chart, &locale, size));
            }
        }
    }
}

fn inspect_scene(name: &str, scene: &Scene<'_>) {
    let svg = scene.svg();
    assert!(
        svg.starts_with("<svg") && svg.contains("role=\"img\"") && !svg.contains("NaN"),
        "{name}"
    );
    let page = scene.page();
    for (index, (frame, text)) in scene.texts().iter().enumerate() {
        assert!(page.contains(frame), "{name}: «{text}» leaves the page at {frame:?}");
        // Letters do not fill their lines: lines may touch by a hair.
        let tight = Frame { top: frame.top + 1.5, bottom: frame.bottom - 1.5, ..*frame };
        for (other, words) in &scene.texts()[index + 1..] {
            assert!(
                !tight.overlaps(other),
                "{name}: «{text}» overlaps «{words}»: {frame:?} {other:?}"
            );
        }
    }
    for marker in scene.markers() {
        assert!(page.contains(marker), "{name}: a marker leaves the page at {marker:?}");
    }
}

fn names(charts: &[Chart]) -> Vec<&str> {
    charts.iter().map(|chart| chart.name.as_str()).collect()
}

fn title(charts: &[Chart], name: &str) -> String {
    let chart = charts.iter().find(|chart| chart.name == name);
    let chart = chart.unwrap_or_else(|| panic!("{name} is among {:?}", names(charts)));
    Locale::new(LANGUAGES[0], nobat::calendar::Calendar::Persian).message(&chart.title)
}

#[test]
fn a_usual_run_has_all_charts() {
    let charts = Cards::usual().charts();
    let expected = [
        "backlog-production",
        "cumulative-production",
        "waits-production",
        "limits-production",
        "clearance-production",
        "waits-programme",
        "supply-blank",
        "comparison-production",
        "multiples-production",
        "difference-production",
    ];
    assert_eq!(names(&charts), expected, "a stage without a queue has none");
    let locale = Locale::new(LANGUAGES[1], nobat::calendar::Calendar::Persian);
    let first = chart::scene(&charts[0], &locale, chart::Size::Wide);
    assert!(!first.markers().is_empty(), "the reported figure and the date of clearance");
    assert!(chart::png(&first.svg()).starts_with(b"\x89PNG"));
    assert!(chart::png("no picture").is_empty());
    assert_eq!(first.svg(), chart::scene(&charts[0], &locale, chart::Size::Wide).svg());
}

#[test]
fn extremes_are_drawn_too() {
    let small = Cards { replications: 5, ..Cards::usual() };
    let spell = |first, last| Cards { span: (first, last), ..small.clone() };
    for (what, cards) in [
        ("one step", spell("1399-08", "1399-08")),
        ("two steps", spell("1399-08", "1399-09")),
        ("days", Cards { step: "day", ..spell("1399-08", "1401-02") }),
        ("weeks", Cards { step: "week", ..spell("1399-08", "1400-12") }),
        ("Gregorian", Cards { calendar: "gregorian", ..spell("2026-03", "2030-02") }),
        ("huge", Cards { waiting: 66e9, capacity: 1e10, paces: vec![6e8, 9e9], ..small.clone() }),
        ("wordy", Cards { wordiness: 12, ..small.clone() }),
        ("growing", Cards { demand: "per_month = 3_000_000", ..small.clone() }),
        ("nothing", Cards { waiting: 0.0, demand: "per_month = 0", ..small.clone() }),
        ("censored", Cards { paces: vec![0.0, 1.0], ..small.clone() }),
        ("certain", Cards { replications: 1, cv: 0.0, ..small.clone() }),
        ("alone", Cards { paces: vec![900_000.0], ..small.clone() }),
        ("crowd", Cards { paces: (1..16).map(|pace| f64::from(pace) * 2e5).collect(), ..small }),
    ] {
        let drawn = cards.charts();
        assert_eq!(what == "nothing", !names(&drawn).contains(&"backlog-production"), "{what}");
    }
}

const SURGE: &str = "schedule = [{ from = \"1399-08\", per_month = 100_000 }, \
                     { from = \"1401-08\", per_month = 3_500_000 }]";
const WAVE: &str = "schedule = [{ from = \"1399-08\", per_month = 100_000 }, \
                    { from = \"1401-08\", per_month = 3_500_000 }, { from = \"1402-02\", per_month = 0 }]";

#[test]
fn a_title_tells_the_whole_story() {
    let certain = Cards::certain();
    for (cards, told) in [
        (certain.clone(), "Card production: the backlog is cleared by the end of"),
        (Cards { demand: SURGE, ..certain.clone() }, "but grows again to"),
        (Cards { demand: WAVE, ..certain.clone() }, "and is gone by"),
        (Cards { demand: "per_month = 3_000_000", ..certain.clone() }, "it grows from 10 M to"),
        (Cards { span: ("1399-08", "1399-10"), ..certain.clone() }, "it shrinks from 10 M to"),
        (Cards { waiting: 0.0, demand: SURGE, ..certain.clone() }, "a queue forms and grows to"),
    ] {
        let title = title(&cards.charts(), "backlog-production");
        assert!(title.contains(told), "{title} | {told}");
    }
    let pledged = title(&certain.charts(), "clearance-production");
    assert!(pledged.contains("is cleared by the pledged Esfand 1403 in all runs"), "{pledged}");
    let faster = title(&Cards::usual().charts(), "comparison-production");
    assert!(faster.contains("“2000000 a month” clears the backlog first"), "{faster}");
}

#[test]
fn every_scenario_is_drawn() {
    for (scenario, expected) in [
        ("arrears-1403", &["money", "supply-blank"][..]),
        ("four-capacities", &["comparison-production", "difference-production"]),
        ("hormozgan-1396", &["waits-programme", "backlog-registration"]),
        ("national-1399", &["clearance-production"]),
        ("national-history", &["classes-collection", "cumulative-production"]),
        ("passport-office", &["clearance-examination", "supply-booklet"]),
        ("provinces", &["spread-production", "regions-production"]),
        ("razavi-khorasan-1398", &["limits-production"]),
        ("renewal-cliff-1405", &["service", "multiples-production"]),
        ("shortage-1396", &["waits-production", "supply-blank"]),
        ("surge-1396", &["difference-registration"]),
    ] {
        let charts = charts_of(&played(scenario, 5));
        for name in expected {
            assert!(names(&charts).contains(name), "{name} of {scenario}: {:?}", names(&charts));
        }
    }
}

#[test]
fn titles_say_what_was_found() {
    for (scenario, chart, told) in [
        ("provinces", "spread-production", "times as long"),
        ("renewal-cliff-1405", "service", "Valid documents fall from"),
        ("arrears-1403", "money", "Arrears peak at"),
        ("renewal-cliff-1405", "classes-production", "still wait at the end of"),
        ("national-1399", "limits-production", "the bottleneck was Card bodies in"),
        ("shortage-1396", "supply-blank", "short in"),
    ] {
        let title = title(&charts_of(&played(scenario, 5)), chart);
        assert!(title.contains(told), "{title} | {told}");
    }
}

/// Words begin where reading begins, whatever the language.
#[test]
fn titles_stand_where_reading_begins() {
    let charts = Cards::certain().charts();
    let pseudo = pseudo();
    for language in LANGUAGES.iter().copied().chain([&pseudo]) {
        let locale = Locale::new(language, nobat::calendar::Calendar::Persian);
        let scene = chart::scene(&charts[0], &locale, chart::Size::Wide);
        let (frame, _) = &scene.texts()[0];
        let (left, right) = (frame.left - scene.page().left, scene.page().right - frame.right);
        assert_eq!(left < right, language.direction == Direction::LeftToRight, "{}", language.code);
    }
}

#[test]
fn a_report_of_nothing_has_no_charts() {
    let run = support::played(&Cards::certain().scenario());
    let mut info = run.info.clone();
    assert!(run::charts::charts(&info, &[]).is_empty());
    info.steps = Vec::new().into();
    assert!(run::charts::charts(&info, &run.outcomes).is_empty());
}
