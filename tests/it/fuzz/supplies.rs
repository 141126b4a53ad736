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
            draft.rate(80, &address);
            unreliable(draft);
            draft.split_line();
            draft.scaled.push(address);
        }
    }
}

fn unreliable(draft: &mut Draft) {
    let unit = draft.unit;
    if draft.chance(40) {
        let cv = draft_cv(draft);
        draft.line(&format!("noise = {{ cv = {cv} }}"));
    }
    if draft.chance(30) {
        let starts = draft.dice.one_of(&["up", "down", "stationary"]);
        draft.line(&format!(
            "outage = {{ mean_up = \"5 {unit}s\", mean_down = \"1.5 {unit}s\", starts = \"{starts}\" }}"
        ));
    }
}

fn draft_cv(draft: &mut Draft) -> f64 {
    draft.dice.within(0, 120) as f64 / 100.0
}

pub(crate) fn materials(draft: &mut Draft) {
    for index in 0..draft.dice.below(3) {
        let (stage, unit) = (draft.any_stage(), draft.unit);
        let (per_unit, on_hand) = (draft.dice.within(1, 3), draft.dice.within(0, 500));
        draft.line(&format!(
            "[material.m{index}]\nstage = \"{stage}\"\nper_unit = {per_unit}\non_hand = {on_hand}"
        ));
        for supplier in 0..=draft.dice.below(2) {
            let address = format!("supplier.s{index}{supplier}");
            let wanders = draft.chance(20);
            if wanders {
                let spread = draft_cv(draft);
                draft.line(&format!(
                    "[unknown.u{index}{supplier}]\nof = \"{address}\"\nper_{unit} = 20\nevery = \"2 {unit}s\"\nspread = {spread}\nbetween = [1, 400]\njumps = {{ mean_gap = \"9 {unit}s\", to = [5, 300] }}"
                ));
            }
            draft.line(&format!("[{address}]\nmaterial = \"m{index}\""));
            if wanders {
                unreliable(draft);
            } else if draft.chance(50) {
                draft.rate(150, &address);
                unreliable(draft);
            } else {
                let point = draft.dice.within(0, 200);
                let up_to = draft.number(900, &format!("{address}.order.up_to"));
                // It reaches above the point at which it is due.
                let reorder = if up_to.parse().is_ok_and(|up_to: f64| point as f64 + 9.0 < up_to) {
                    format!("reorder_point = 9, safety_stock = {point}, ")
                } else {
                    String::new()
                };
                draft.line(&format!("order = {{ {reorder}up_to = {up_to}, at_most = 300 }}"));
                if draft.chance(40) {
                    let pace = draft.dice.within(1, 200);
                    draft.line(&format!("per_{unit} = {pace}"));
                    unreliable(draft);
                }
            }
            if draft.chance(60) {
                let length = draft.dice.within(0, 5);
                draft.line(&format!("lead_time = \"{length}.5 {unit}s\""));
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
    if draft.chance(50) {
        draft.line("[cost.staff]");
        draft.rate(900, "cost.staff");
        draft.line(&format!("terms = \"2 {unit}s\""));
    }
}
