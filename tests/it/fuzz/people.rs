//! Of random programmes: stages with their queues, streams of demand, cards in service.

use super::programme::{Draft, STAGES};

const DISCIPLINES: [&str; 5] = ["fifo", "lifo", "siro", "priority", "shares"];
const ALLOCATIONS: [&str; 6] = [
    "\"oldest-first\"",
    "\"backlog\"",
    "\"population\"",
    "\"max-min\"",
    "{ weights = \"stations\" }",
    "{ quota = \"stations\" }",
];

pub(crate) fn stages(draft: &mut Draft) {
    for stage in STAGES.iter().take(draft.stages).copied() {
        let unit = draft.unit;
        draft.line(&format!("[stage.{stage}]"));
        backlogs(draft, stage);
        let length = draft.dice.within(1, 6);
        standard(draft, length);
        if draft.chance(20) {
            let cleared = ["5", "0", "\"1.5 months\""][draft.dice_below(3)];
            draft.line(&format!("cleared_at = {cleared}\nserved_before = 1_000"));
        }
        if draft.chance(20) {
            let several = draft.classes;
            let works = (0..several).map(|class| {
                let work = draft.dice.within(1, 12) as f64 / 4.0;
                format!("c{class} = {work}")
            });
            let works: Vec<String> = works.collect();
            if several == 1 {
                draft.line("work = 1.75");
            } else {
                draft.weighed.push(stage);
                draft.line(&format!("work = {{ {} }}", works.join(", ")));
            }
        }
        let collects = draft.chance(15);
        if collects {
            let hazard = draft.hazard(90);
            draft.line(&format!("collection = {hazard}"));
        }
        if !collects && draft.chance(80) {
            let several = if 1 < draft.classes { 5 } else { 3 };
            let discipline = DISCIPLINES[draft.dice_below(several)];
            draft.line(&format!("discipline = \"{discipline}\""));
        }
        if 1 < draft.regions && draft.chance(70) {
            let allocation = ALLOCATIONS[draft.dice_below(ALLOCATIONS.len())];
            draft.line(&format!("allocation = {allocation}"));
        }
        let leaves = leaving(draft, length);
        if draft.chance(30) {
            let rejects = draft.dice.one_of(&["rework", "lost"]);
            let good = if 1 < draft.classes && draft.chance(40) {
                let one = draft.share(&format!("stage.{stage}.yield.c0"));
                format!("{{ c0 = {one}, c1 = 0.6 }}")
            } else {
                draft.share(&format!("stage.{stage}.yield"))
            };
            draft.line(&format!("yield = {good}"));
            if draft.chance(50) {
                draft.line(&format!("rejects = \"{rejects}\""));
            } else {
                coming_again(draft, stage, "rejects");
            }
        }
        if leaves && draft.chance(50) {
            coming_again(draft, stage, "returning");
        }
        if draft.chance(50) {
            let (first, later) = (draft.day(0), draft.inside());
            let later = draft.day(later);
            let lead = match draft.dice_below(5) {
                4 => format!(
                    "[{{ from = \"{first}\", {unit}s = [0, {length}] }}, {{ from = \"{later}\", {unit}s = 0.5 }}]"
                ),
                0 => format!("\"{length}.5 {unit}s\""),
                1 => format!("{{ {unit}s = [0, {length}] }}"),
                2 => format!("{{ {unit}s = {{ lognormal = {{ median = {length}, cv = 0.7 }} }} }}"),
                _ => format!("{{ {unit}s = {{ choice = [0, {length}], weights = [2, 1] }} }}"),
            };
            draft.line(&format!("lead_time = {lead}"));
        }
    }
}

/// One standard for all classes, or one for each.
fn standard(draft: &mut Draft, length: i64) {
    let unit = draft.unit;
    if draft.chance(50) {
        let standard = if unit == "day" && draft.chance(40) {
            format!("\"{length} working days\"")
        } else {
            format!("\"{length} {unit}s\"")
        };
        if 1 < draft.classes && draft.chance(40) {
            let rest = (1..draft.classes).map(|class| format!(", c{class} = \"2 {unit}s\""));
            let rest: String = rest.collect();
            draft.line(&format!("standard = {{ c0 = {standard}{rest} }}"));
        } else {
            draft.line(&format!("standard = {standard}"));
        }
    }
}

/// Some may leave unserved, of all classes or of some; whether anybody may.
fn leaving(draft: &mut Draft, length: i64) -> bool {
    let unit = draft.unit;
    let mut leaves = false;
    if draft.chance(30) {
        leaves = true;
        let mut reneging = || {
            let hazard = draft.hazard(20);
            match draft.dice_below(3) {
                0 => hazard,
                1 => format!("{{ patience = \"{length} {unit}s\" }}"),
                _ => format!(
                    "{{ by_wait = [{{ from = \"0 {unit}s\", per_{unit} = 0.01 }}, {{ from = \"{length} {unit}s\", per_{unit} = 0.4 }}] }}"
                ),
            }
        };
        let (one, other) = (reneging(), reneging());
        if 1 < draft.classes && draft.chance(40) {
            draft.line(&format!("reneging = {{ c0 = {one}, c1 = {other} }}"));
        } else {
            draft.line(&format!("reneging = {one}"));
        }
    }
    if draft.chance(25) {
        leaves = true;
        let places = draft.dice.within(0, 90);
        draft.line(&format!("waiting_room = {places}"));
    }
    leaves
}

/// Some come again, at a stage that whoever passes this one passes.
fn coming_again(draft: &mut Draft, from: &str, key: &str) {
    let share = draft.share(&format!("stage.{from}.{key}.share"));
    let (unit, length) = (draft.unit, draft.dice.within(1, 6));
    let after = match draft.dice_below(4) {
        0 => String::new(),
        1 => format!(", after = \"{length} {unit}s\""),
        2 => format!(", after = \"0.5 {unit}s\""),
        _ => format!(", after = {{ {unit}s = [0, {length}] }}"),
    };
    let to = draft.any_stage();
    let is_on_the_way = !draft.skips || to != STAGES[0] || from == STAGES[0];
    let stage = if is_on_the_way && draft.chance(60) {
        format!(", stage = \"{to}\"")
    } else {
        String::new()
    };
    // The first two classes pass all stages.
    let class = if 1 < draft.classes && draft.chance(40) {
        format!(", class = \"c{}\"", draft.dice_below(2))
    } else {
        String::new()
    };
    let before = if draft.chance(30) {
        let several = 1 < draft.classes;
        let at = if several { ".c0" } else { "" };
        let rate = draft.number(80, &format!("stage.{from}.{key}.before{at}.per_{unit}"));
        let rate = format!("{{ per_{unit} = {rate} }}");
        let rate = if several { format!("{{ c0 = {rate} }}") } else { rate };
        format!(", before = {rate}")
    } else {
        String::new()
    };
    draft.line(&format!("{key} = {{ share = {share}{after}{stage}{class}{before} }}"));
}

fn backlogs(draft: &mut Draft, stage: &str) {
    let split = if 1 < draft.regions && draft.chance(30) { ", split = \"stations\"" } else { "" };
    let backlog = |draft: &mut Draft, key: &str| {
        let address = format!("stage.{stage}.{key}");
        let (old, older) = (draft.day(-30), draft.day(-90));
        let dated = format!("{address}.waiting");
        let text = match draft.dice_below(4) {
            3 => {
                let (one, other) = (draft.dice.within(0, 300), draft.dice.within(0, 600));
                format!(
                    "{{ ages = [{{ from = \"{older}\", until = \"{old}\", waiting = {one} }}, {{ from = \"{}\", waiting = {other}.5 }}]{split} }}",
                    draft.day(-20)
                )
            }
            0 => draft.number(900, &address),
            1 => {
                let waiting = draft.number(900, &dated);
                format!("{{ waiting = {waiting}, oldest = \"{old}\"{split} }}")
            }
            _ => {
                let waiting = draft.number(900, &dated);
                format!(
                    "{{ waiting = {waiting}, ages = [{{ from = \"{older}\", share = 0.25 }}, {{ from = \"{old}\", share = 0.75 }}]{split} }}"
                )
            }
        };
        draft.line(&format!("{key} = {text}"));
    };
    if 1 < draft.classes {
        for class in 0..draft.classes {
            if draft.chance(60) && !(draft.skips && class == 2 && stage == STAGES[0]) {
                backlog(draft, &format!("backlog.c{class}"));
            }
        }
    } else if draft.chance(70) {
        backlog(draft, "backlog");
    }
}

pub(crate) fn demand(draft: &mut Draft) {
    stream(draft, "people");
    draft.rate(60, "demand.people");
    if draft.chance(40) {
        elasticity(draft);
    }
    if draft.chance(40) {
        stream(draft, "pool");
        let (size, unit) = (draft.number(5_000, "demand.pool.pool.size"), draft.unit);
        let hazard = draft.hazard(20);
        draft.line(&format!(
            "pool = {{ size = {size}, growth.per_{unit} = 3, mortality.per_year = 0.1 }}\nuptake = {hazard}"
        ));
        if draft.chance(40) {
            elasticity(draft);
        }
    }
    if draft.chance(40) {
        stream(draft, "counted");
        let counts: Vec<i64> = (0..draft.steps).map(|_| draft.dice.within(0, 90)).collect();
        if 1 < draft.regions && draft.chance(40) {
            draft.line(&format!(
                "series = {{ by_region = {{ r0 = {counts:?}, r1 = [7, 0, 2.5] }} }}"
            ));
        } else {
            draft.line(&format!("series = {counts:?}"));
        }
    }
    if draft.chance(40) {
        cards(draft);
    }
}

fn stream(draft: &mut Draft, name: &str) {
    draft.line(&format!("[demand.{name}]"));
    draft.scaled.push(format!("demand.{name}"));
    draft.class_line();
    draft.split_line();
    let stage = draft.any_stage();
    if draft.chance(25) && !(draft.skips && stage == STAGES[0]) {
        draft.line(&format!("stage = \"{stage}\""));
    }
    if draft.chance(60) {
        let chance = ["\"poisson\"", "{ cv = 0.5 }", "\"none\""][draft.dice_below(3)];
        draft.line(&format!("chance = {chance}"));
    }
}

fn elasticity(draft: &mut Draft) {
    let (exponent, unit) = (draft.dice.within(-20, 5) as f64 / 10.0, draft.unit);
    draft.line(&format!(
        "elasticity = {{ exponent = {exponent}, reference = \"2 {unit}s\", between = [0.5, 2] }}"
    ));
}

fn cards(draft: &mut Draft) {
    // Cards of the first class may have a stream and a validity of their own.
    let apart = 1 < draft.classes && draft.chance(50);
    draft.line("[in_service]");
    let kinds = if apart { draft.classes } else { 1 };
    for kind in 0..kinds {
        let key = if apart { format!("issued.c{kind}") } else { "issued".to_owned() };
        let (from, until, cards) = (draft.day(-200), draft.day(-20), draft.dice.within(1, 9_000));
        draft.line(&format!(
            "{key} = [{{ from = \"{from}\", until = \"{until}\", cards = {cards} }}]"
        ));
    }
    draft.split_line();
    renewal(draft, "renewals", "215 days", "");
    if apart {
        renewal(draft, "first_renewals", "60 days", ", classes = [\"c0\"]");
    }
    if draft.chance(50) {
        draft.line("[demand.lost]");
        draft.class_line();
        let hazard = draft.hazard(5);
        draft.line(&format!("replacement = {hazard}"));
    }
}

fn renewal(draft: &mut Draft, stream: &str, validity: &str, classes: &str) {
    draft.line(&format!("[demand.{stream}]"));
    draft.class_line();
    let share = draft.share(&format!("demand.{stream}.renewal.share"));
    let extension = if draft.chance(50) {
        let (inside, unit) = (draft.inside(), draft.unit);
        let how = if draft.chance(50) { "stagger" } else { "shift" };
        format!(", extension = {{ until = \"{}\", {how} = \"3 {unit}s\" }}", draft.day(inside))
    } else {
        String::new()
    };
    draft.line(&format!(
        "renewal = {{ share = {share}, validity = \"{validity}\", spread = \"3 weeks\"{extension}{classes} }}"
    ));
}
