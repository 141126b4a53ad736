//! Of random programmes: capacities, materials and their suppliers, money.

use super::programme::{Draft, STAGES};

pub(crate) fn capacities(draft: &mut Draft) {
    for stage in STAGES.iter().take(draft.stages) {
        // A variant may set the rate of the line, so there is always one.
        for name in [format!("line-{stage}"), format!("desk-{stage}")] {
            if name.starts_with("desk") && draft.chance(70) {
                continue;
            }
            let address = format!("capacity.{name}");
            draft.line(&format!("[{address}]\nstage = \"{stage}\""));
            if name.starts_with("desk") && draft.chance(30) {
                series(draft, 80);
            } else {
                draft.rate(80, &address);
            }
            unreliable(draft);
            // Where classes take different amounts of it, every region has its own.
            if 1 < draft.regions && draft.weighed.contains(stage) {
                draft.line("split = \"stations\"");
            } else {
                draft.split_line();
            }
            if 1 < draft.classes && draft.regions == 1 && draft.chance(20) {
                draft.line("classes = [\"c1\"]");
            }
            if draft.chance(25) {
                let part = format!("{address}.part.site");
                draft.line(&format!("[{part}]"));
                draft.rate(40, &part);
                unreliable(draft);
                draft.scaled.push(part);
            }
            staff(draft, &name);
            draft.scaled.push(address);
        }
    }
    if 1 < draft.stages && draft.chance(30) && (draft.regions == 1 || draft.weighed.is_empty()) {
        draft.line("[capacity.pool]");
        sharing(draft);
        draft.rate(120, "capacity.pool");
        unreliable(draft);
        draft.split_line();
        draft.scaled.push("capacity.pool".to_owned());
    }
}

/// People who work for a capacity, perhaps.
fn staff(draft: &mut Draft, capacity: &str) {
    if draft.chance(75) {
        return;
    }
    let (unit, stage) = (draft.unit, draft.any_stage());
    let address = format!("staff.of-{capacity}");
    let in_post = draft.number(20, &format!("{address}.in_post"));
    draft.line(&format!("[{address}]\ncapacity = \"{capacity}\"\nin_post = {in_post}\noutput = {{ per_{unit} = 1.7 }}"));
    match draft.dice.below(4) {
        0 => draft.line(&format!("hires = {{ growth = {{ per_{unit} = 1.3 }} }}")),
        1 => {
            let posts = draft.number(30, &format!("{address}.hires.posts"));
            draft.line(&format!("hires = {{ posts = {posts}, delay = \"3 {unit}s\" }}"));
        }
        2 => draft.line(&format!(
            "hires = {{ stage = \"{stage}\", levels = [{{ backlog = 10, per_{unit} = 0 }}, {{ backlog = 300, per_{unit} = 2 }}] }}"
        )),
        _ => {}
    }
    if draft.chance(50) {
        draft.line(&format!(
            "learning = 2.5\ntraining = {{ time = \"4 {unit}s\", output = 0.4, supervision = 0.3, finish = 0.8 }}"
        ));
    }
    if draft.chance(50) {
        let hazard = draft.hazard(20);
        draft.line(&format!("leaving = {hazard}\novertime = 0.25"));
    }
    if draft.chance(30) {
        draft.line("leave = [0.1, 0, 0, 0.5, 0, 0, 1, 0, 0, 0, 0.2, 0]");
    }
    draft.scaled.push(address);
}

/// The stages that share, of which there are two or more, and who comes first.
fn sharing(draft: &mut Draft) {
    let count = if draft.stages == 2 || draft.chance(50) { 2 } else { 3 };
    let stages = &STAGES[draft.stages - count..draft.stages];
    draft.line(&format!("stages = {stages:?}"));
    match draft.dice.below(4) {
        0 => draft.line("first = \"upstream\""),
        1 => draft.line("first = \"downstream\""),
        2 => {
            let weights: Vec<String> = stages
                .iter()
                .map(|stage| format!("{stage} = {}", draft.dice.within(1, 5)))
                .collect();
            draft.line(&format!("shares = {{ {} }}", weights.join(", ")));
        }
        _ => {}
    }
}

/// Amounts by step, as a table leaves them.
fn series(draft: &mut Draft, most: i64) {
    let amounts = (0..draft.steps).map(|_| draft.dice.within(0, 8 * most) as f64 / 8.0);
    let amounts: Vec<f64> = amounts.collect();
    draft.line(&format!("series = {amounts:?}"));
}

fn unreliable(draft: &mut Draft) {
    let unit = draft.unit;
    if draft.chance(40) {
        let cv = draft_cv(draft);
        let noise = match draft.dice.below(4) {
            0 => format!("{{ cv = {cv}, rho = 0.7 }}"),
            1 => format!("{{ sample = [0, {cv}, 1, 2.5] }}"),
            2 => format!("{{ sample = [3, {cv}, 1], blocks = \"4 {unit}s\" }}"),
            _ => format!("{{ cv = {cv} }}"),
        };
        draft.line(&format!("noise = {noise}"));
    }
    if draft.chance(20) {
        regimes(draft);
    }
    if draft.chance(30) {
        let starts = draft.dice.one_of(&["up", "down", "stationary"]);
        draft.line(&format!(
            "outage = {{ mean_up = \"5 {unit}s\", mean_down = \"1.5 {unit}s\", starts = \"{starts}\" }}"
        ));
    }
}

fn regimes(draft: &mut Draft) {
    let (unit, mean) = (draft.unit, draft.dice.within(1, 8));
    let starts = draft.dice.one_of(&["", ", starts = \"slow\""]);
    let to = draft.dice.one_of(&["", ", to = { usual = 3, still = 1 }"]);
    draft.line(&format!(
        "regimes = {{ usual = {{ level = 1, mean = \"9 {unit}s\" }}, slow = {{ level = 0.37, mean = \"{mean} {unit}s\"{to} }}, still = {{ level = 0, mean = \"1 {unit}\" }}{starts} }}"
    ));
}

fn draft_cv(draft: &mut Draft) -> f64 {
    draft.dice.within(0, 120) as f64 / 100.0
}

pub(crate) fn materials(draft: &mut Draft) {
    for index in 0..draft.dice.below(3) {
        let (stage, unit) = (draft.any_stage(), draft.unit);
        let (per_unit, on_hand) = (draft.dice.within(1, 3), draft.dice.within(0, 500));
        draft.materials = true;
        draft.line(&format!("[material.m{index}]\nper_unit = {per_unit}\non_hand = {on_hand}"));
        if 1 < draft.stages && draft.chance(30) {
            sharing(draft);
        } else {
            draft.line(&format!("stage = \"{stage}\""));
        }
        for supplier in 0..=draft.dice.below(2) {
            let address = format!("supplier.s{index}{supplier}");
            let wanders = draft.chance(20);
            if wanders {
                let spread = draft_cv(draft);
                draft.line(&format!(
                    "[unknown.u{index}{supplier}]\nof = \"{address}\"\nper_{unit} = 20\nevery = \"2 {unit}s\"\nspread = {spread}\nbetween = [1, 400]\nreturns = {{ to = {{ uniform = [10, 40] }}, by = 0.2 }}\njumps = {{ mean_gap = \"9 {unit}s\", to = [5, 300] }}"
                ));
            }
            draft.line(&format!("[{address}]\nmaterial = \"m{index}\""));
            if wanders {
                unreliable(draft);
            } else if draft.chance(50) {
                if draft.chance(20) {
                    series(draft, 150);
                } else {
                    draft.rate(150, &address);
                }
                unreliable(draft);
            } else {
                draft.ordered = Some(format!("s{index}{supplier}"));
                let point = draft.dice.within(0, 200);
                let up_to = draft.number(900, &format!("{address}.order.up_to"));
                // It reaches above the point at which it is due.
                let reorder = if up_to.parse().is_ok_and(|up_to: f64| point as f64 + 9.0 < up_to) {
                    format!("reorder_point = 9, safety_stock = {point}, ")
                } else {
                    String::new()
                };
                let lot = draft.dice.one_of(&["", ", lot = 7", ", lot = 300"]);
                let every = review(draft);
                draft.line(&format!(
                    "order = {{ {reorder}up_to = {up_to}, at_most = 300{lot}{every} }}"
                ));
                if draft.chance(40) {
                    let pace = draft.dice.within(1, 200);
                    draft.line(&format!("per_{unit} = {pace}"));
                    unreliable(draft);
                }
            }
            dated(draft);
            if draft.chance(60) {
                lead_time(draft);
            }
            if draft.money && draft.chance(60) {
                let price = draft.dice.within(0, 40);
                draft.line(&format!("price = {price}\nterms = \"2 {unit}s\""));
                if draft.chance(50) {
                    draft.line("credit_limit = 9_000");
                }
            }
            draft.scaled.push(address);
        }
    }
}

/// How often the position is looked at.
fn review(draft: &mut Draft) -> &'static str {
    let words: &[&str] = match draft.unit {
        "day" => &["", ", every = \"week\"", ", every = \"3 days\""],
        "week" => &["", ", every = \"month\"", ", every = \"2 weeks\""],
        _ => &["", ", every = \"quarter\"", ", every = \"60 days\""],
    };
    draft.dice.one_of(words)
}

/// A fixed lead time, or one that is drawn for each consignment or item.
fn lead_time(draft: &mut Draft) {
    let (unit, length) = (draft.unit, draft.dice.within(0, 5));
    if draft.chance(40) {
        draft.line(&format!("lead_time = \"{length}.5 {unit}s\""));
        return;
    }
    let spread = if draft.chance(50) {
        format!("[{length}, {length}.7]")
    } else {
        format!("{{ choice = [{length}, {}.5, 7] }}", length + 1)
    };
    let of = draft.dice.one_of(&[
        "",
        ", no_crossing = true",
        ", each = \"item\"",
        ", each = \"consignment\"",
    ]);
    if draft.chance(30) {
        let (first, later) = (draft.day(-9), draft.inside());
        let later = draft.day(later);
        draft.line(&format!(
            "lead_time = [{{ from = \"{first}\", {unit}s = {spread}{of} }}, {{ from = \"{later}\", {unit}s = 1 }}]"
        ));
        return;
    }
    draft.line(&format!("lead_time = {{ {unit}s = {spread}{of} }}"));
}

/// Consignments on dates.
fn dated(draft: &mut Draft) {
    for (key, date) in [("deliveries", "at"), ("on_order", "due")] {
        if draft.chance(80) {
            continue;
        }
        let mut consignments = Vec::new();
        for _ in 0..=draft.dice.below(3) {
            let (inside, amount) = (draft.inside(), draft.dice.within(0, 300));
            let day = draft.day(inside);
            let amount = if draft.chance(50) {
                format!("{amount}.5")
            } else {
                format!("{{ uniform = [{amount}, {}] }}", amount + 40)
            };
            let every = if date == "at" && draft.chance(30) { ", every = \"month\"" } else { "" };
            consignments.push(format!("{{ {date} = \"{day}\", amount = {amount}{every} }}"));
        }
        draft.line(&format!("{key} = [{}]", consignments.join(", ")));
    }
}

/// Days that are not worked.
pub(crate) fn closures(draft: &mut Draft) {
    for index in 0..draft.dice.below(3) {
        if draft.chance(60) {
            continue;
        }
        let (inside, stage) = (draft.inside(), draft.any_stage());
        draft.line(&format!("[closure.c{index}]\nfrom = \"{}\"", draft.day(inside)));
        if draft.chance(50) {
            let length = draft.dice.within(0, 40);
            let until = draft.day(inside + length);
            let every = draft.dice.one_of(&["", "every = \"quarter\"\n", "every = \"2 years\"\n"]);
            draft.line(&format!("until = \"{until}\"\n{every}"));
        }
        if draft.chance(60) {
            let of = [format!("stage = \"{stage}\""), format!("capacity = \"line-{stage}\"")];
            let of = of[draft.dice.below(2)].clone();
            draft.line(&of);
        }
        if draft.chance(50) {
            draft.line("remaining = 0.4");
        }
        if draft.chance(40) {
            let (open, shut) = (draft.dice.within(1, 9), draft.dice.within(1, 9));
            draft.line(&format!("pattern = {{ open = \"{open} days\", shut = \"{shut} days\" }}"));
        }
    }
}

pub(crate) fn money(draft: &mut Draft) {
    if !draft.money {
        return;
    }
    let (stage, unit) = (draft.any_stage(), draft.unit);
    let cash = draft.number(90_000, "funds.cash");
    draft.line(&format!("[funds]\ncash = {cash}\ncurrency = {{ en = \"rial\", fa = \"ریال\" }}"));
    if draft.chance(60) {
        draft.line("[release.budget]");
        draft.rate(5_000, "release.budget");
        let delay = format!("{{ {unit}s = {{ uniform = [0, 5] }} }}");
        draft.line(&format!("delay = {delay}"));
    }
    if draft.chance(40) {
        let (inside, amount) = (draft.inside(), draft.number(50_000, "release.gift.amount"));
        let at = draft.day(inside);
        draft.line(&format!("[release.gift]\nat = \"{at}\"\namount = {amount}"));
        if draft.chance(50) {
            draft.line("every = \"2 weeks\"");
        }
    }
    if draft.chance(60) {
        let amount = draft.dice.within(0, 90);
        draft.line(&format!("[fee.issue]\nstage = \"{stage}\"\namount = {amount}\nkept = 0.37"));
        if draft.chance(40) {
            draft.class_line();
        }
    }
    if draft.chance(50) {
        let per_unit = draft.dice.within(0, 60);
        draft.line(&format!("[cost.work]\nstage = \"{stage}\"\nper_unit = {per_unit}"));
    }
    if let Some(supplier) = draft.ordered.clone().filter(|_| draft.chance(60)) {
        let per_order = draft.number(900, "cost.ordering.per_order");
        draft.line(&format!(
            "[cost.ordering]\nsupplier = \"{supplier}\"\nper_order = {per_order}\nterms = \"1 {unit}\""
        ));
    }
    if draft.materials && draft.chance(60) {
        let rate = draft.number(9, &format!("cost.shelf.storage.per_{unit}"));
        draft
            .line(&format!("[cost.shelf]\nmaterial = \"m0\"\nstorage = {{ per_{unit} = {rate} }}"));
        if draft.chance(60) {
            draft.line("shortage = { per_month = 30.7 }\nterms = \"40 days\"");
        }
    }
    if draft.chance(50) {
        draft.line("[cost.staff]");
        draft.rate(900, "cost.staff");
        draft.line(&format!("terms = \"2 {unit}s\""));
    }
}
