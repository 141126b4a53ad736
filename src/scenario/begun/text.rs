//! The text of a scenario made of a table, with a comment on every line that was assumed. Looks at no cell.

use std::fmt::Write as _;

use crate::calendar::Day;
use crate::scenario::begun::roles::Roles;
use crate::scenario::begun::seen::{Series, mean, quoted};
use crate::scenario::begun::table::Table;
use crate::units::RowPeriod;

/// A scenario with comments, and what was taken for granted in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The text of the scenario.
    pub text: String,
    /// What was seen and what was assumed, a sentence each.
    pub said: Vec<String>,
}

/// The scenario.
pub(super) fn written(path: &str, table: &Table, roles: &Roles) -> Begun {
    let mut draft = Draft { path, table, roles, text: String::new(), said: Vec::new() };
    draft.seen();
    draft.head();
    draft.time();
    draft.queue();
    draft.flows();
    draft.reported();
    draft.variant();
    Begun { text: draft.text, said: draft.said }
}

struct Draft<'t> {
    path: &'t str,
    table: &'t Table,
    roles: &'t Roles,
    text: String,
    said: Vec<String>,
}

impl Draft<'_> {
    /// So many numbers of the table make a year.
    fn year(&self) -> usize {
        match self.table.dates.period {
            RowPeriod::Day => 365,
            RowPeriod::Week => 52,
            RowPeriod::Month => 12,
            RowPeriod::Quarter => 4,
            RowPeriod::Year | RowPeriod::FiscalYear => 1,
        }
    }

    /// What one number covers, in the scenario's words.
    fn each(&self) -> &'static str {
        self.table.dates.period.key()
    }

    fn step(&self) -> &'static str {
        match self.table.dates.period {
            RowPeriod::Day if self.table.dates.days.len() <= 200 => "day",
            RowPeriod::Day | RowPeriod::Week => "week",
            _ => "month",
        }
    }

    /// The number with which the run begins: a year before the last one, or as early as there is what waits before it.
    fn first(&self) -> usize {
        let count = self.table.dates.days.len();
        let earliest = usize::from(self.roles.waits.is_some());
        count.saturating_sub(self.year()).max(earliest).min(count - 1)
    }

    fn came(&self) -> &Series {
        &self.table.series[self.roles.came]
    }

    fn served(&self) -> Option<&Series> {
        self.roles.served.map(|place| &self.table.series[place])
    }

    fn waits(&self) -> Option<&Series> {
        self.roles.waits.map(|place| &self.table.series[place])
    }

    /// A date as a step of the scenario is called.
    fn date(&self, day: Day) -> String {
        let text = self.table.dates.calendar.format(day);
        let month = text.strip_suffix("-01").filter(|_| self.step() == "month");
        month.unwrap_or(&text).to_owned()
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn say(&mut self, text: String) {
        self.said.push(text);
    }

    fn seen(&mut self) {
        let (table, roles) = (self.table, self.roles);
        let (first, last) =
            (table.dates.days[0].first, table.dates.days[table.dates.days.len() - 1].last);
        let calendar = table.dates.calendar;
        let count = table.dates.days.len();
        self.say(format!(
            "seen: {count} dates, each a {}, from {} to {}",
            self.each(),
            calendar.format(first),
            calendar.format(last)
        ));
        let how = if roles.by_name { "by its name" } else { "by its place" };
        let name = quoted(&self.came().name);
        self.say(format!("seen: {name} is who came, {how}"));
        if let Some(of) = self.served() {
            let name = quoted(&of.name);
            self.say(format!("seen: {name} is who was served, {how}"));
        }
        if let Some(of) = self.waits() {
            let name = quoted(&of.name);
            self.say(format!(
                "seen: {name} is who waits at the close of each {}, by its name",
                self.each()
            ));
        }
        let used = [Some(roles.came), roles.served, roles.waits];
        let left: Vec<String> = (0..table.series.len())
            .filter(|place| !used.contains(&Some(*place)))
            .map(|place| quoted(&table.series[place].name))
            .collect();
        if !left.is_empty() {
            self.say(format!("left out: {}", left.join(", ")));
        }
        if table.dates.is_said {
            self.say(format!(
                "assumed: each date is the first day of its {}, or lies in it",
                self.each()
            ));
        }
        if table.repeats {
            self.say("assumed: rows of one date are added up".to_owned());
        }
    }

    fn head(&mut self) {
        let name = self.path.rsplit(['/', '\\']).next().unwrap_or(self.path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let _ = write!(
            self.text,
            "# Begun with the table {}: what it shows, and whatever had to be ASSUMED. Look at those lines first.
#
# Then: nobat check THIS-FILE, nobat run THIS-FILE. Every key is in docs/scenario.md of nobat.

schema = 1
name = {}
question = \"When is the backlog gone, how long does one wait, and what would a tenth more capacity do?\"
base = \"As it is\"
pipeline = [\"queue\"]

",
            quoted(name),
            quoted(stem)
        );
    }

    fn time(&mut self) {
        let dates = &self.table.dates;
        let start = self.date(dates.days[self.first()].first);
        let now = dates.days[dates.days.len() - 1].last.plus(1);
        let later = dates.calendar.date(now);
        let end = format!("{:04}-{:02}", later.year + 2, later.month);
        let end = if self.step() == "month" { end } else { end + "-01" };
        let (calendar, step) = (dates.calendar.key(), self.step());
        let now = self.date(now);
        let _ = write!(
            self.text,
            "[time]
calendar = \"{calendar}\"
start = \"{start}\"              # ASSUMED: the last year of the table is played too, beside what was published of it
now = \"{now}\"                # behind the last {} of the table: from here on the run looks ahead
end = \"{end}\"                # ASSUMED: two years ahead
step = \"{step}\"

[run]
replications = 400
seed = 1                         # the same seed gives the same numbers

",
            self.each()
        );
        self.say(format!("assumed: the run begins in {start} and looks two years ahead of {now}"));
    }

    fn queue(&mut self) {
        let first = self.first();
        let before = first.checked_sub(1);
        let waiting = self.waits().and_then(|of| of.values.get(before?).copied().flatten());
        self.line("[stage.queue]");
        self.line("label = \"Queue\"");
        match waiting {
            Some(waiting) if 0.0 < waiting => {
                let oldest = self.oldest(waiting);
                let _ = writeln!(
                    self.text,
                    "backlog = {{ waiting = {waiting}, oldest = \"{oldest}\" }}   # of the table; ASSUMED: how old, by who was served"
                );
                self.say(format!(
                    "assumed: the oldest of those who wait at the start came in {oldest}"
                ));
            }
            Some(_) => self.line("backlog = 0                      # of the table"),
            None => {
                self.line("backlog = 0                      # ASSUMED: the table does not say who waits at the start");
                self.say(
                    "assumed: nobody waits at the start, for the table does not say".to_owned(),
                );
            }
        }
        self.line(
            "cleared_at = \"1 week\"            # ASSUMED: less than a week of work is no backlog",
        );
        self.line("");
    }

    /// When the oldest of so many came, if they were served in turn.
    fn oldest(&self, waiting: f64) -> String {
        let rate = self.served().unwrap_or(self.came());
        let each = mean(&rate.values, self.year()).max(1e-9);
        let days = &self.table.dates.days;
        let length = days[0].last.0 - days[0].first.0 + 1;
        // Nobody knows of anybody who has waited for more than ten years.
        #[expect(clippy::cast_possible_truncation, reason = "bounded")]
        let ago = ((waiting / each).clamp(1.0, 1e4) * length as f64).min(3_650.0) as i64;
        let first = days[self.first()].first;
        let day = first.plus(-ago);
        match self.step() {
            "month" => self.date(self.table.dates.calendar.month_of(day).first),
            _ => self.date(day),
        }
    }

    fn flows(&mut self) {
        let came = self.series(self.roles.came);
        let name = quoted(&self.came().name);
        let mean_of = self.mean_of();
        let _ = write!(
            self.text,
            "# ASSUMED: behind the table as many come as on average over its last {mean_of} numbers.
[demand.arrivals]
label = {name}
series = {came}
chance = \"poisson\"

"
        );
        self.say(format!("assumed: as many come as on average over the last {mean_of} numbers"));
        if let Some(place) = self.roles.served {
            let served = self.series(place);
            let _ = write!(
                self.text,
                "# ASSUMED: what was served is what can be served. Where the queue ran empty, more could have been.
[capacity.service]
label = \"Capacity\"
stage = \"queue\"
series = {served}

"
            );
            self.say(
                "assumed: what was served is what can be served, and goes on as on average"
                    .to_owned(),
            );
        } else {
            let rate = mean(&self.came().values, self.year());
            let (rate, unit) = self.rate(rate);
            let _ = write!(
                self.text,
                "# ASSUMED: the table does not say who was served, so as many as came on average. Write what can be done.
[capacity.service]
label = \"Capacity\"
stage = \"queue\"
{unit} = {rate}

"
            );
            self.say(
                "assumed: as many can be served as come on average, for the table does not say"
                    .to_owned(),
            );
        }
    }

    /// A number of the table as a rate.
    fn rate(&self, each: f64) -> (f64, &'static str) {
        match self.table.dates.period {
            RowPeriod::Day => (each.round(), "per_day"),
            RowPeriod::Week => (each.round(), "per_week"),
            RowPeriod::Month => (each.round(), "per_month"),
            RowPeriod::Quarter => ((each / 3.0).round(), "per_month"),
            RowPeriod::Year | RowPeriod::FiscalYear => (each.round(), "per_year"),
        }
    }

    fn mean_of(&self) -> usize {
        let known = self.came().values.iter().flatten().count();
        self.year().min(known).max(1)
    }

    /// Where the numbers of a series stand, as the scenario says it.
    fn series(&self, place: usize) -> String {
        let of = &self.table.series[place];
        let known = of.values.iter().flatten().count();
        let mut keys = self.keys(place);
        if self.has_gaps(of) {
            keys.push("gaps = \"last\"".to_owned());
        }
        if of.values.iter().take(self.first() + 1).all(Option::is_none) {
            keys.push("before = \"first\"".to_owned());
        }
        keys.push(format!("after = \"mean of {}\"", self.year().min(known).max(1)));
        format!("{{ {} }}", keys.join(", "))
    }

    /// The keys that say where its numbers are.
    fn keys(&self, place: usize) -> Vec<String> {
        let (table, of) = (self.table, &self.table.series[place]);
        let mut keys = vec![format!("file = {}", quoted(self.path))];
        if 1 < table.header {
            keys.push(format!("header = {}", table.header));
        }
        match table.separator {
            '\t' => keys.push("separator = \"tab\"".to_owned()),
            ',' => {}
            mark => keys.push(format!("separator = \"{mark}\"")),
        }
        keys.extend(table.thousands.map(|mark| format!("thousands = \"{mark}\"")));
        match &table.date {
            Some(date) => {
                keys.push(format!("date = {}", quoted(date)));
                keys.push(format!("value = {}", quoted(&of.name)));
            }
            None => keys.push("wide = true".to_owned()),
        }
        let row = |kinds| format!("where = {{ {} = {} }}", quoted(kinds), quoted(&of.name));
        keys.extend(table.kinds.as_deref().map(row));
        if table.dates.is_said {
            keys.push(format!("period = \"{}\"", self.each()));
        }
        if table.repeats {
            keys.push("repeats = \"sum\"".to_owned());
        }
        let words: Vec<String> = table.missing.iter().map(|word| quoted(word)).collect();
        if !words.is_empty() {
            keys.push(format!("missing = [{}]", words.join(", ")));
        }
        keys
    }

    fn has_gaps(&self, of: &Series) -> bool {
        let days = &self.table.dates.days;
        let apart = days.windows(2).any(|pair| pair[0].last.plus(1) != pair[1].first);
        let known: Vec<bool> = of.values.iter().map(Option::is_some).collect();
        let first = known.iter().position(|it| *it).unwrap_or(0);
        let last = known.iter().rposition(|it| *it).unwrap_or(0);
        apart || known[first..=last].contains(&false)
    }

    /// What was published of who waits.
    fn reported(&mut self) {
        let Some(place) = self.roles.waits else { return };
        let keys = self.keys(place).join("\n") + "\n";
        let name = quoted(&self.table.series[place].name);
        let _ = write!(
            self.text,
            "# What was published stands beside the run. ASSUMED: it counts who waits at the close of its {}.
[reported.published]
label = {name}
stage = \"queue\"
metric = \"backlog\"
{keys}dated = \"last\"

",
            self.each()
        );
    }

    fn variant(&mut self) {
        let days = &self.table.dates.days;
        let now = self.date(days[days.len() - 1].last.plus(1));
        let _ = write!(
            self.text,
            "# A variant says only what is different.
[variant.a-tenth-more]
label = \"A tenth more capacity\"
event.more = {{ at = \"{now}\", label = \"A tenth more\", scale = {{ \"capacity.service\" = 1.1 }} }}
"
        );
    }
}
