//! Random programmes that make sense, of everything that the language knows, as text.

use std::fmt::Write as _;

use nobat::calendar::{Calendar, Day};

use super::dice::Dice;
use super::{people, supplies};

/// What stages are called.
pub(crate) const STAGES: [&str; 3] = ["intake", "making", "handing"];

/// A programme in the making: what is settled, and the text so far.
#[expect(clippy::struct_excessive_bools, reason = "each says whether something is there")]
pub(crate) struct Draft {
    pub(crate) dice: Dice,
    pub(crate) text: String,
    pub(crate) stages: usize,
    pub(crate) classes: usize,
    /// One is none that is named.
    pub(crate) regions: usize,
    pub(crate) calendar: Calendar,
    pub(crate) start: Day,
    /// The length of a step in days, roughly.
    pub(crate) step: i64,
    pub(crate) steps: i64,
    /// `day`, `week` or `month`.
    pub(crate) unit: &'static str,
    /// Whether the scenario says when fiscal years begin.
    pub(crate) fiscal: bool,
    /// Whether there is money.
    pub(crate) money: bool,
    /// Whether there is a material.
    pub(crate) materials: bool,
    /// The supplier from whom something is ordered.
    pub(crate) ordered: Option<String>,
    /// Stages at which applications take more or less than one of a capacity.
    pub(crate) weighed: Vec<&'static str>,
    /// Whether the last class passes the first stage by.
    pub(crate) skips: bool,
    /// Addresses of the numbers that are uncertain.
    pub(crate) uncertain: Vec<String>,
    /// Addresses of streams and capacities that an event may scale.
    pub(crate) scaled: Vec<String>,
}

/// The programme of a seed and an index.
pub(crate) fn programme(seed: u64, index: u64) -> String {
    let mut dice = Dice::new(seed, index);
    let (unit, step) = [("day", 1), ("week", 7), ("month", 30)][dice.below(3)];
    let persian = dice.chance(50);
    let calendar = if persian { Calendar::Persian } else { Calendar::Gregorian };
    let year = if persian { dice.within(1395, 1404) } else { dice.within(2019, 2027) };
    let start = calendar.parse(&format!("{year}-{:02}", dice.within(1, 12))).unwrap().first;
    let mut draft = Draft {
        stages: 1 + dice.below(3),
        classes: 1 + dice.below(3),
        regions: if dice.chance(40) { 2 + dice.below(3) } else { 1 },
        steps: dice.within(3, 24),
        fiscal: dice.chance(30),
        money: dice.chance(45),
        materials: false,
        ordered: None,
        dice,
        text: String::new(),
        calendar,
        start,
        step,
        unit,
        weighed: Vec::new(),
        skips: false,
        uncertain: Vec::new(),
        scaled: Vec::new(),
    };
    draft.world();
    people::stages(&mut draft);
    supplies::capacities(&mut draft);
    supplies::materials(&mut draft);
    people::demand(&mut draft);
    supplies::closures(&mut draft);
    supplies::money(&mut draft);
    draft.disturbances();
    draft.questions();
    draft.variants();
    draft.text
}

impl Draft {
    pub(crate) fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.dice.chance(percent)
    }

    pub(crate) fn any_stage(&mut self) -> &'static str {
        let index = self.dice.below(self.stages);
        STAGES[index]
    }

    /// ` class = "…"` where there are several.
    pub(crate) fn class_line(&mut self) {
        if 1 < self.classes {
            let class = self.dice.below(self.classes);
            self.line(&format!("class = \"c{class}\""));
        }
    }

    pub(crate) fn split_line(&mut self) {
        if 1 < self.regions && self.chance(40) {
            self.line("split = \"stations\"");
        }
    }

    /// A day so many days from the start.
    pub(crate) fn day(&self, days: i64) -> String {
        self.calendar.format(self.start.plus(days))
    }

    /// A day within the horizon, from the second step to the last but one.
    pub(crate) fn inside(&mut self) -> i64 {
        self.dice.within(self.step, self.step * (self.steps - 1))
    }

    /// A whole number of some size, or a distribution of such; the address is remembered where it is uncertain.
    pub(crate) fn number(&mut self, most: i64, address: &str) -> String {
        let known = self.dice.within(0, most);
        if self.chance(60) {
            return if self.chance(20) { format!("{known}.37") } else { known.to_string() };
        }
        self.uncertain.push(address.to_owned());
        let (low, high) = (known, known + 1 + self.dice.within(0, most));
        let (mode, cv) = (i64::midpoint(low, high), self.dice.within(1, 150));
        let (cv, middle) = (cv as f64 / 100.0, mode + 1);
        match self.dice.below(9) {
            0 => format!("{{ uniform = [{low}, {high}] }}"),
            1 => format!("{{ triangular = [{low}, {mode}, {high}] }}"),
            2 => format!("{{ pert = [{low}, {mode}, {high}] }}"),
            3 => format!("{{ normal = {{ mean = {middle}, sd = {middle}.5, min = 0 }} }}"),
            4 => format!("{{ lognormal = {{ median = {middle}, cv = {cv} }} }}"),
            5 => format!("{{ gamma = {{ mean = {middle}, cv = {cv}, max = {} }} }}", high * 3),
            6 => format!("{{ beta = {{ alpha = 2, beta = 1.5, min = {low}, max = {high} }} }}"),
            7 => format!("{{ choice = [{low}, {high}], weights = [2, 1] }}"),
            _ => format!("{{ sample = [{low}, {mode}, {high}, {high}] }}"),
        }
    }

    /// A share, or a distribution of shares.
    pub(crate) fn share(&mut self, address: &str) -> String {
        let low = self.dice.within(0, 90) as f64 / 100.0;
        if self.chance(50) {
            return low.to_string();
        }
        self.uncertain.push(address.to_owned());
        format!("{{ uniform = [{low}, {}] }}", low + 0.1)
    }

    /// The lines of a rate of about so many a step.
    pub(crate) fn rate(&mut self, most: i64, address: &str) {
        let unit = self.unit;
        if self.chance(20) {
            let (from, later) = (self.day(-40), self.inside());
            let (first, second) = (self.dice.within(0, most), self.dice.within(0, most));
            let ramp =
                if self.chance(40) { format!(", ramp = \"2 {unit}s\"") } else { String::new() };
            self.line(&format!(
                "schedule = [{{ from = \"{from}\", per_{unit} = {first} }}, {{ from = \"{}\", per_{unit} = {second}{ramp} }}]",
                self.day(later)
            ));
        } else if self.fiscal && self.chance(20) {
            let number = self.number(most * 40, &format!("{address}.per_fiscal_year"));
            self.line(&format!("per_fiscal_year = {number}"));
        } else if self.chance(10) {
            // Without a season: one that has nothing in those days is refused.
            let (from, until) = (self.day(-40), self.day(-31));
            let total = self.dice.within(0, most * 10);
            self.line(&format!(
                "observed = {{ from = \"{from}\", until = \"{until}\", total = [{total}, 5] }}"
            ));
            return;
        } else {
            let key = format!("per_{unit}");
            let number = self.number(most, &format!("{address}.{key}"));
            self.line(&format!("{key} = {number}"));
        }
        if self.chance(15) {
            self.line("season = [1, 1, 0.5, 2, 1, 1, 0, 1, 1, 1.5, 1, 1]");
        }
        if self.chance(15) {
            self.line("times = { ratio = [3, 4] }");
        }
    }

    /// A hazard of this size, as a table.
    pub(crate) fn hazard(&mut self, percent: i64) -> String {
        let (unit, chance) = (self.unit, self.dice.within(0, percent) as f64 / 100.0);
        format!("{{ per_{unit} = {chance} }}")
    }

    fn world(&mut self) {
        let stages: Vec<&str> = STAGES[..self.stages].to_vec();
        self.line(&format!("schema = 1\npipeline = {stages:?}"));
        if self.chance(30) {
            self.line("name = { en = \"Random\", fa = \"تصادفی\" }\nnote = \"as it falls\"\nbase = \"as is\"");
        }
        let word = if self.calendar == Calendar::Persian { "persian" } else { "gregorian" };
        let (start, end) = (self.day(0), self.day(self.step * self.steps - 1));
        self.line(&format!(
            "[time]\ncalendar = \"{word}\"\nstart = \"{start}\"\nend = \"{end}\"\nstep = \"{}\"",
            self.unit
        ));
        if self.chance(20) {
            self.line("weekend = [\"friday\", \"thursday\"]\nclosed = [\"01-01..01-04\", \"12-27..01-02\"]");
        }
        if self.fiscal {
            let day = self.dice.one_of(&["10", "04-06", "01"]);
            self.line(&format!("fiscal_start = \"{day}\""));
        }
        if self.chance(20) {
            let now = self.inside();
            self.line(&format!("now = \"{}\"", self.day(now)));
        }
        let seed = self.dice.below(1 << 31);
        self.line(&format!("[run]\nreplications = 3\nseed = {seed}"));
        if self.chance(25) {
            let sampling = self.dice.one_of(&["latin-hypercube", "sobol", "random"]);
            self.line(&format!("sampling = \"{sampling}\""));
        }
        let ranked = self.chance(50);
        for class in 0..if 1 < self.classes { self.classes } else { 0 } {
            let share = self.dice.within(1, 4);
            self.line(&format!("[class.c{class}]\nshare = {share}"));
            // The last class has no backlog, and no stream joins elsewhere than at its first stage.
            if class == 2 && 1 < self.stages && self.chance(60) {
                let way: Vec<&str> = STAGES[..self.stages].iter().copied().skip(1).collect();
                self.line(&format!("pipeline = {way:?}"));
                self.skips = true;
            }
            if ranked {
                self.line(&format!("priority = {}", 1 + class.div_euclid(2)));
            }
        }
        for region in 0..if 1 < self.regions { self.regions } else { 0 } {
            let people = self.dice.within(1, 90);
            self.line(&format!(
                "[regions.r{region}]\npopulation = {people}\nstations = {}",
                region + usize::from(people < 30)
            ));
        }
    }

    pub(crate) fn dice_below(&mut self, end: usize) -> usize {
        self.dice.below(end)
    }

    fn disturbances(&mut self) {
        for event in 0..self.dice.below(3) {
            let at = self.inside();
            self.line(&format!("[event.e{event}]\nat = \"{}\"", self.day(at)));
            let lasts = self.chance(50);
            if lasts {
                self.line(&format!("until = \"{}\"", self.day(at + self.step)));
            }
            if self.chance(30) {
                self.line("every = \"quarter\"");
            }
            let scaled = self.scaled[self.dice.below(self.scaled.len())].clone();
            let factor = self.dice.within(0, 30) as f64 / 10.0;
            self.line(&format!("scale = {{ \"{scaled}\" = {factor} }}"));
        }
        if self.chance(30) {
            let (stage, figure) = (self.any_stage(), self.dice.within(0, 300));
            let scaled = self.scaled[self.dice.below(self.scaled.len())].clone();
            self.line(&format!("[policy.push]\nwhen = \"{stage}.backlog > {figure}\""));
            if self.chance(50) {
                self.line(&format!("until = \"{stage}.backlog <= {}\"", figure.div_euclid(2)));
            }
            self.line(&format!("scale = {{ \"{scaled}\" = 1.6 }}"));
            if self.chance(50) {
                let unit = self.unit;
                self.line(&format!(
                    "add = {{ \"capacity.line-{stage}\" = {{ per_{unit} = 9.5 }} }}"
                ));
            }
        }
        if self.chance(30) {
            let (stage, at) = (self.any_stage(), self.inside());
            let line = format!("line-{stage}");
            let (kind, name) =
                if self.chance(50) { ("stage", stage) } else { ("capacity", &*line) };
            let remaining = self.share("shortage.s.remaining");
            let (from, until) = (self.day(at), self.day(at + 2 * self.step));
            let every = if self.chance(40) { "\nevery = \"quarter\"" } else { "" };
            self.line(&format!(
                "[shortage.s]\n{kind} = \"{name}\"\nfrom = \"{from}\"\nuntil = \"{until}\"\nremaining = {remaining}{every}"
            ));
        }
    }

    fn questions(&mut self) {
        let stage = self.any_stage();
        let (inside, figure) = (self.inside(), self.dice.within(0, 500));
        let at = self.day(inside);
        let last = self.day(self.step * self.steps - 1);
        let each = self.dice.one_of(&["step", "month", "quarter", "year"]);
        let part = match (self.classes, self.regions) {
            (2.., _) if self.chance(50) => format!("c{}.", self.dice.below(self.classes)),
            (_, 2..) => format!("r{}.", self.dice.below(self.regions)),
            (2.., _) => "c0.".to_owned(),
            _ => String::new(),
        };
        for (name, line) in [
            ("cleared", format!("that = \"{stage}.clearance\"\nby = \"{last}\"")),
            ("waiting", format!("that = \"{stage}.backlog\"\nat = \"{at}\"\nat_most = {figure}")),
            ("peak", format!("that = \"{stage}.peak\"\nat_least = {figure}")),
            ("served", format!("that = \"{stage}.served\"\nat_least = {figure}")),
            (
                "always",
                format!("that = \"{stage}.served\"\neach = \"{each}\"\nat_least = {figure}"),
            ),
            ("part", format!("that = \"{stage}.{part}person_months\"\nat_most = {figure}")),
            (
                "parts",
                format!("that = \"{stage}.{part}backlog\"\nat = \"{at}\"\nat_most = {figure}"),
            ),
        ] {
            if self.chance(25) {
                let share = self.dice.within(1, 100) as f64 / 100.0;
                self.line(&format!("[assert.{name}]\n{line}\nprobability = {share}"));
            }
        }
        if 1 < self.regions && self.chance(40) {
            let answer = self.dice.one_of(&["region_ratio", "region_gini"]);
            self.line(&format!("[assert.fair]\nthat = \"{stage}.{answer}\"\nat_most = 0.5"));
        }
        if self.chance(20) {
            self.line(&format!(
                "[reported.waiting]\nstage = \"{stage}\"\nmetric = \"backlog\"\npoints = [{{ at = \"{at}\", value = {figure}, exactness = \"at_most\", published = \"{last}\" }}]\nor = [{{ stage = \"{stage}\", metric = \"joined_total\", weight = 0.25 }}]"
            ));
        }
        if self.chance(20) {
            let metric = self.dice.one_of(&["joined", "served_total", "withdrawn"]);
            self.line(&format!(
                "[reported.others]\nstage = \"{stage}\"\nmetric = \"{metric}\"\npoints = [{{ at = \"{at}\", until = \"{last}\", dated = \"last\", value = {figure}, exactness = \"rounded\", published = \"{last}\" }}]"
            ));
        }
        if 2 <= self.uncertain.len() && self.chance(50) {
            let rank = self.dice.within(-99, 99) as f64 / 100.0;
            let (one, other) = (self.uncertain[0].clone(), self.uncertain[1].clone());
            self.line(&format!("[correlation.both]\nof = [\"{one}\", \"{other}\"]\nrank = {rank}"));
        }
        if let Some(address) = self.uncertain.first().cloned().filter(|_| self.chance(20)) {
            let step = if self.chance(50) { "\nstep = 2.5" } else { "" };
            self.line(&format!("[lever.one]\nkey = \"{address}\"\nfrom = 0\nto = 40{step}"));
        }
        if let Some(address) = self.uncertain.first().cloned().filter(|_| self.chance(30)) {
            self.line(&format!("[source]\n\"{address}\" = {{ from = \"a book\", grade = \"C\" }}"));
        }
    }

    fn variants(&mut self) {
        let (stage, unit) = (self.any_stage(), self.unit);
        for (name, line) in [
            ("more", format!("capacity.line-{stage}.per_{unit} = 40")),
            ("last come", format!("stage.{stage}.discipline = \"lifo\"")),
            ("fewer", format!("demand.people.per_{unit} = {{ uniform = [0, 9] }}")),
        ] {
            // What a variant says in another unit cannot be correlated.
            let is_moved = |of: &String| of == "demand.people.per_fiscal_year";
            if self.chance(15) && !(name == "fewer" && self.uncertain.iter().any(is_moved)) {
                self.line(&format!("[variant.\"{name}\"]\n{line}"));
            }
        }
    }
}
