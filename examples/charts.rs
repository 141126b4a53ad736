//! Shows how the charts of a run are drawn: `cargo run --example charts -- SCENARIO FOLDER LANGUAGE…`.
#![expect(clippy::disallowed_methods, reason = "an example is its own edge")]

use std::error::Error;
use std::{env, fs};

use nobat::experiment::run::charts::charts;
use nobat::format::png::PNG;
use nobat::format::svg::SVG;
use nobat::language::{LANGUAGES, Language, Locale};
use nobat::report::section::{Report, Section};
use nobat::{disk, experiment};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(scenario), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("which scenario, and which folder?".into());
    };
    let mut bench = disk::open(&scenario)?;
    experiment::settle(&mut bench.programme)?;
    let found = experiment::run(&bench.programme, &|_| {})?;
    let mut report = Report::new(found.run_info());
    let mut section = Section::default();
    section.charts(charts(&report.run, &found.outcomes));
    report.section(section);
    for code in arguments {
        let language = Language::of_code(&code, LANGUAGES).ok_or("unknown language")?;
        let locale = Locale::new(language, report.run.calendar);
        for file in [SVG, PNG].iter().flat_map(|format| (format.write)(&report, &locale)) {
            let path = format!("{folder}-{code}/{}", file.path);
            fs::create_dir_all(format!("{folder}-{code}/charts"))?;
            fs::write(path, file.bytes)?;
        }
    }
    Ok(())
}
