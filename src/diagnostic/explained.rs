//! What each kind of finding means, at length: what is wrong, why it is refused, and the edit. Finds nothing.

use crate::diagnostic::Code;

impl Code {
    /// A paragraph or two, with an example of the mistake and of the edit.
    #[expect(clippy::too_many_lines, reason = "one arm a code")]
    pub fn explained(self) -> &'static str {
        match self {
            Self::Syntax => {
                "The text is not TOML, so nothing in it can be read. The usual reasons: a quotation mark or a bracket that is \
                 not closed, a comma or a space in a number, a word without quotation marks.\n\n\
                 wrong   backlog = 1,000        yield = 0,95       label = Permits\n\
                 right   backlog = 1_000        yield = 0.95       label = \"Permits\""
            }
            Self::TooLarge => {
                "A text of more than some megabytes, tables within tables without end, or a programme of more steps, parts or \
                 runs than can be played. Take a longer step, a nearer end, fewer replications, or fewer regions."
            }
            Self::Unreadable => {
                "A file that the scenario names cannot be read: it is not there, is a folder or a device, may not be opened, \
                 or is not UTF-8. Paths are relative to the file that names them, with `/` between folders."
            }
            Self::PathEscape => {
                "A path leads out of the folder of the scenario, by `..` or by a link. A scenario from somebody else can so \
                 read nothing but what came with it. Put the file beside the scenario."
            }
            Self::ExtendsCycle => {
                "A file extends itself, perhaps by way of others. The chain of `extends` has to end in a file that extends \
                 nothing."
            }
            Self::BadSet => {
                "What stands after `--set` or `--vary` is not KEY=VALUE, or its value makes no sense.\n\n\
                 wrong   --set capacity.clerks.per_month 500      --vary capacity.clerks.per_month\n\
                 right   --set capacity.clerks.per_month=500      --vary capacity.clerks.per_month=400..600"
            }
            Self::NothingToRemove => {
                "`false` as a value removes what the base says, and the base says nothing there. The key may be misspelt, or \
                 the line is not needed."
            }
            Self::UnknownKey => {
                "The language has no such key there, so what was meant would be left out in silence. Often it is misspelt, or \
                 it belongs to another table: a key after a header `[demand.new]` belongs to that table.\n\n\
                 wrong   per_moth = 500\n\
                 right   per_month = 500"
            }
            Self::MissingKey => {
                "Without this key the table says nothing that can be played: a demand needs a rate, a capacity its stage.\n\n\
                 wrong   [capacity.clerks]\n        per_month = 500\n\
                 right   [capacity.clerks]\n        stage = \"permits\"\n        per_month = 500"
            }
            Self::WrongType => {
                "A text stands where a number belongs, a number where a table does, and the like. Numbers have no quotation \
                 marks, no unit and no percent sign; texts and dates have quotation marks.\n\n\
                 wrong   per_month = \"500\"      start = 2026-01\n\
                 right   per_month = 500        start = \"2026-01\""
            }
            Self::UnknownWord => {
                "The key takes one of a few words, and this is none of them.\n\n\
                 wrong   step = \"monthly\"\n\
                 right   step = \"month\""
            }
            Self::UnknownName => {
                "There is no stage, supplier, class or region of this name. Names are the words behind the dot of a header, \
                 not labels.\n\n\
                 wrong   [capacity.clerks]\n        stage = \"Permits\"        (the label)\n\
                 right   [capacity.clerks]\n        stage = \"permits\"        (as in [stage.permits])"
            }
            Self::BadText => {
                "A text holds characters that nobody sees: controls, ends of lines, turns of direction. They would break \
                 charts and tables, or hide what is written. Type the text anew."
            }
            Self::BadName => {
                "A name has no spaces, dots, slashes, quotation marks or control characters, and is none of the words that \
                 the language keeps for itself (`all`, `programme`, `funds`, `demand`, `owners`). What people read goes into \
                 `label`.\n\n\
                 wrong   [stage.\"New permits\"]\n\
                 right   [stage.new-permits]\n        label = \"New permits\""
            }
            Self::OutOfRange => {
                "The number cannot be: a share above 1, a count below 0, an amount that nobody has. Shares are written as \
                 fractions.\n\n\
                 wrong   yield = 95\n\
                 right   yield = 0.95"
            }
            Self::BadDistribution => {
                "There is no such distribution: its low end lies above its high end, a part is missing, or it reaches where \
                 the number cannot be.\n\n\
                 wrong   { uniform = [1_100, 900] }      { normal = { mean = 5, sd = 4 } }\n\
                 right   { uniform = [900, 1_100] }      { normal = { mean = 5, sd = 4, min = 0 } }"
            }
            Self::NoSuchDate => {
                "The calendar of the scenario has no such date, or it is a date of the other calendar. A date is a month \
                 `\"2026-03\"` or a day `\"2026-03-15\"`, in quotation marks, the year first.\n\n\
                 wrong   start = \"15.3.2026\"      start = \"2026-13\"\n\
                 right   start = \"2026-03-15\"     start = \"2026-12\""
            }
            Self::BadDuration => {
                "A duration is a number and a unit: days, weeks, months or years.\n\n\
                 wrong   standard = 2            standard = \"2 mths\"\n\
                 right   standard = \"2 months\"   standard = \"10 days\""
            }
            Self::WrongOrder => {
                "Dates, or the parts of a list, have to rise: the end after the start, each `from` of a schedule after the \
                 one before."
            }
            Self::OutsideHorizon => {
                "The date lies before `start` or after `end`, where nothing is played. Move it, or the horizon."
            }
            Self::Conflict => {
                "Two keys say the same thing, or exclude each other: two rates of one capacity, one table named twice. Both \
                 places are shown; keep one.\n\n\
                 wrong   per_month = 500\n        per_week = 120\n\
                 right   per_month = 500"
            }
            Self::SharesDoNotAddUp => {
                "Shares of one whole have to add up to 1, within a thousandth.\n\n\
                 wrong   share = 0.6 and share = 0.3\n\
                 right   share = 0.6 and share = 0.4"
            }
            Self::NotInVariant => {
                "A variant is compared with the base run by run, so the horizon, the stages and what is played are the same in \
                 both. What changes these belongs into a scenario of its own, which may `extends` this one."
            }
            Self::BadTable => {
                "A row of a table beside the scenario cannot be read: more or fewer cells than columns, a count that is no \
                 number, a date that does not rise, an open quotation mark. The place names the file, line and cell."
            }
            Self::Unused => {
                "A warning: this has no effect, and whoever wrote it meant it to have one. A material that no supplier \
                 delivers and that nothing uses, a class of which nobody comes, an event that changes nothing."
            }
            Self::NeverSupplied => {
                "A warning: a material is used and never delivered, so the stage stands still once what is on hand is used \
                 up. Give it a supplier: [supplier.NAME] with `material` and a rate."
            }
        }
    }
}
