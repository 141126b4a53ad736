//! A run in parts: any parts, in any order, put together in any tree, are the run of one machine, byte for byte.

use nobat::experiment::arguments::Arguments;
use nobat::experiment::run::RUN;
use nobat::experiment::shard::{self, How, NoPart, Part, Shard, Wanted, together};
use nobat::experiment::{Inquiry, NoCache};
use nobat::format::FORMATS;
use nobat::language::{LANGUAGES, Locale};
use nobat::report::Report;
use nobat::scenario::{NoFiles, Request, Workbench};

use crate::kit::dice::Dice;
use crate::kit::programme::programme;
use crate::support::days;

/// What the formats without pictures make of a report.
fn bytes(report: &Report) -> Vec<(String, Vec<u8>)> {
    let locale = Locale::new(LANGUAGES[0], report.run.calendar);
    let formats = FORMATS.iter().filter(|format| ["csv", "json", "html"].contains(&format.name));
    let files = formats.flat_map(|format| (format.write)(report, &locale));
    files.map(|file| (file.path, file.bytes)).collect()
}

fn bench(wanted: &Wanted) -> Workbench {
    Workbench::new(wanted.request.clone(), NoFiles).unwrap_or_else(|error| panic!("{error}"))
}

/// The run of one machine.
fn alone(wanted: &Wanted) -> Report {
    let mut workbenches = [bench(wanted)];
    let mut arguments = Arguments::defaults(RUN.arguments);
    for (flag, is_given) in [("relief", wanted.how.relief), ("sketch", wanted.how.sketch)] {
        if is_given {
            arguments.set(flag, vec![flag.to_owned()]);
        }
    }
    let mut inquiry = Inquiry {
        workbenches: &mut workbenches,
        arguments: &arguments,
        files: &NoFiles,
        cache: &NoCache,
        progress: &(),
    };
    RUN.answer(&mut inquiry).unwrap()
}

fn part(wanted: &Wanted, index: u32, of: u32) -> Part {
    let part = shard::play(&bench(wanted), wanted, Shard { index, of }, &()).unwrap();
    let bytes = part.to_bytes();
    assert_eq!(Part::from_bytes(&bytes).as_ref(), Ok(&part), "a file gives back what it was given");
    part
}

fn join(parts: Vec<Part>) -> Part {
    let named = parts.into_iter().enumerate().map(|(at, part)| (format!("part {at}"), part));
    together(named.collect()).unwrap()
}

/// Puts parts together two or three at a time, as dice have it, some of them twice.
fn tree(mut parts: Vec<Part>, dice: &mut Dice) -> Part {
    while 1 < parts.len() {
        let some: Vec<Part> = (0..(2 + dice.below(2)).min(parts.len()))
            .map(|_| parts.swap_remove(dice.below(parts.len())))
            .collect();
        let twice = dice.chance(20).then(|| some[0].clone());
        parts.push(join(some.into_iter().chain(twice).collect()));
    }
    parts.remove(0)
}

fn merged(wanted: &Wanted, of: u32, dice: &mut Dice) -> Report {
    let parts = (1..=of).map(|index| part(wanted, index, of)).collect();
    let whole = tree(parts, dice);
    shard::report(&whole, &mut shard::bench(&whole).unwrap()).unwrap()
}

fn agree(wanted: &Wanted, of: u32, dice: &mut Dice) {
    let (one, many) = (bytes(&alone(wanted)), bytes(&merged(wanted, of, dice)));
    assert_eq!(one.len(), many.len());
    for ((path, one), (_, many)) in one.iter().zip(&many) {
        if one != many {
            let (one, many) = (String::from_utf8_lossy(one), String::from_utf8_lossy(many));
            let differs = one.lines().zip(many.lines()).find(|(one, many)| one != many);
            panic!("{path} differs in {of} parts: {differs:?}\n{}", wanted.request.text);
        }
    }
}

#[test]
fn random_programmes_are_the_same_in_parts() {
    for index in 0..24 {
        let mut dice = Dice::new(1399, index);
        let replications = 100 + u32::try_from(dice.below(500)).unwrap();
        let request = Request {
            replications: Some(replications),
            ..Request::new("random.toml", programme(16, index))
        };
        let wanted = Wanted {
            request,
            how: How { relief: index % 3 == 0, sketch: index % 4 == 1, ..How::default() },
        };
        agree(&wanted, 1 + u32::try_from(dice.below(6)).unwrap(), &mut dice);
    }
}

#[test]
fn what_wanders_correlates_and_is_drawn_by_design_is_the_same_in_parts() {
    for design in ["sobol", "latin-hypercube"] {
        let text =
            desk_text().replace("seed = 1399", &format!("seed = 7\nsampling = \"{design}\""));
        let wanted = Wanted {
            request: Request::new("desk.toml", text),
            how: How { relief: true, ..How::default() },
        };
        let mut dice = Dice::new(7, 0);
        agree(&wanted, 3, &mut dice);
    }
}

pub(crate) fn desk_text() -> String {
    days(
        90,
        700,
        "[stage.desk]\nbacklog = { waiting = { uniform = [1_000, 1_400] } }\nstandard = \"9 days\"\n\
         [demand.people]\nper_day = 19.3\nchance = \"poisson\"\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = { uniform = [40, 60] }\nnoise = { cv = 0.2 }\n\
         [capacity.printers]\nstage = \"desk\"\nper_day = 55\nnoise = { cv = 0.3 }\n\
         [assert.soon]\nthat = \"desk.clearance\"\nby = \"2026-02-28\"\nprobability = 0.1\n\
         [assert.few]\nthat = \"desk.backlog\"\nat = \"2026-02-01\"\nat_most = 900\nprobability = 0.1\n\
         [variant.more]\ncapacity.clerks.per_day = 70\n",
    )
}

#[test]
fn no_byte_of_a_part_can_change_unseen() {
    let wanted = Wanted {
        request: Request { replications: Some(3), ..Request::new("desk.toml", desk_text()) },
        how: How::default(),
    };
    let bytes = part(&wanted, 1, 1).to_bytes();
    let mut dice = Dice::new(3, 0);
    for _ in 0..200 {
        let mut spoilt = bytes.clone();
        let place = dice.below(spoilt.len());
        spoilt[place] ^= 1 << dice.below(8);
        assert!(Part::from_bytes(&spoilt).is_err(), "byte {place}");
        assert!(Part::from_bytes(&bytes[..place]).is_err(), "cut at {place}");
    }
    assert_eq!(Part::from_bytes(b"[time]"), Err(NoPart::Other));
}

#[test]
fn shards_cut_a_run_into_whole_crews() {
    for (all, of) in [(1, 1), (127, 3), (128, 2), (1_000, 7), (1_000_003, 64), (u32::MAX, 1_000)] {
        let mut next = 0;
        for index in 1..=of {
            let its = Shard { index, of }.replications(all);
            assert!(
                its.start == next && (its.end.is_multiple_of(128) || its.end == all),
                "{index}/{of}"
            );
            next = its.end;
        }
        assert_eq!(next, all);
    }
    for text in ["", "3", "0/4", "5/4", "1/0", "-1/2", "1/2/3", "a/b", "1/99999999999"] {
        assert!(text.parse::<Shard>().is_err(), "{text}");
    }
}
