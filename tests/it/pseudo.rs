//! A language that only tests have: right to left, six plural forms, other digits, words a third longer, no Latin letter.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use nobat::calendar::Calendar;
use nobat::language::{Direction, LANGUAGES, Language, Magnitude, Numbers};

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The language, made anew of the English catalogue.
pub(crate) fn pseudo() -> Language {
    let english = LANGUAGES[0];
    let mut resource = fluent_syntax::parser::parse(english.catalogue.to_owned()).unwrap();
    translate(&mut resource);
    let catalogue = fluent_syntax::serializer::serialize(&resource);
    Language {
        // Arabic has six plural forms.
        code: "ar",
        about: "A language that nobody speaks",
        catalogue: Box::leak(catalogue.into_boxed_str()),
        direction: Direction::RightToLeft,
        calendar: None,
        months,
        date_separator: "/",
        numbers: Numbers {
            digits: ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'],
            in_workbooks: "[$-2000401]",
            decimal: '٫',
            group: '٬',
            minus: "\u{200E}−",
            magnitudes: [
                Magnitude { unit: 1e12, short: "ترلن", long: "ترلنترلن" },
                Magnitude { unit: 1e9, short: "بلن", long: "بلنبلن" },
                Magnitude { unit: 1e6, short: "م.لن", long: "ملنملن" },
                Magnitude { unit: 1e3, short: "الف", long: "الفالف" },
            ],
            percent: "٪",
            below_one_percent: "تحت ١٪",
            above_99_percent: "فوق ٩٩٪",
        },
        axis: 80.0,
    }
}

fn months(calendar: Calendar) -> &'static [&'static str; 12] {
    match calendar {
        Calendar::Gregorian => &[
            "ششكك", "ششلل", "ششمم", "ششنن", "ششهه", "ششوو", "ششيي", "ششجج", "ششحح", "ششخخ", "ششدد",
            "ششذذ",
        ],
        Calendar::Persian => &[
            "صصكك", "صصلل", "صصمم", "صصنن", "صصهه", "صصوو", "صصيي", "صصجج", "صصحح", "صصخخ", "صصدد",
            "صصذذ",
        ],
    }
}

fn translate(resource: &mut Resource<String>) {
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            message.value.iter_mut().for_each(in_pattern);
        }
    }
}

fn in_pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = translated(value),
            PatternElement::Placeable { expression } => in_expression(expression),
        }
    }
}

fn in_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => *value = translated(value),
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            for variant in &mut *variants {
                in_pattern(&mut variant.value);
            }
            six_forms(variants);
        }
    }
}

/// A choice between plural forms becomes one of six.
fn six_forms(variants: &mut Vec<Variant<String>>) {
    let is_plural = |variant: &Variant<String>| match &variant.key {
        VariantKey::Identifier { name } => PLURALS.contains(&name.as_str()),
        VariantKey::NumberLiteral { .. } => false,
    };
    if !variants.iter().all(is_plural) {
        return;
    }
    let other = variants.iter().find(|variant| variant.default).unwrap().clone();
    for form in PLURALS {
        let has = |variant: &Variant<String>| matches!(&variant.key, VariantKey::Identifier { name } if name == form);
        if !variants.iter().any(has) {
            let key = VariantKey::Identifier { name: form.to_owned() };
            variants.push(Variant { key, default: false, ..other.clone() });
        }
    }
}

/// Letters of another script in place of Latin ones, other digits, and every third letter twice.
fn translated(text: &str) -> String {
    const LETTERS: [char; 26] = [
        'ا', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص',
        'ق', 'ر', 'ش', 'ت', 'ث', 'خ', 'ذ', 'ض',
    ];
    let mut longer = String::new();
    let mut letters = 0;
    for character in text.chars() {
        if character.is_ascii_alphabetic() {
            let place = usize::from(character.to_ascii_lowercase() as u8 - b'a');
            longer.push(LETTERS[place]);
            letters += 1;
            if letters % 3 == 0 {
                longer.push(LETTERS[place]);
            }
        } else if let Some(digit) = character.to_digit(10) {
            longer.push(char::from_u32(u32::from('٠') + digit).unwrap());
        } else {
            longer.push(character);
        }
    }
    longer
}

/// What is left of a text when all that comes from the scenario, which is guarded by marks, is taken out.
pub(crate) fn without_guarded(text: &str) -> String {
    let (mut depth, mut rest) = (0, String::new());
    for character in text.chars() {
        match character {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth -= i32::from(0 < depth),
            _ if depth == 0 => rest.push(character),
            _ => {}
        }
    }
    rest
}
