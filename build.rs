//! Makes `Message` out of the English catalogue: one variant a message, one field an argument. Knows no other language.

#![allow(clippy::disallowed_methods, reason = "files are read and written when nobat is built")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

const CATALOGUE: &str = "src/language/en.ftl";

/// What the text of a message names: its own arguments, and messages whose arguments it needs as well.
#[derive(Default)]
struct Named {
    arguments: BTreeSet<String>,
    messages: BTreeSet<String>,
}

fn main() {
    println!("cargo::rerun-if-changed={CATALOGUE}");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string(CATALOGUE).expect("the English catalogue can be read");
    let resource = fluent_syntax::parser::parse(text.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{CATALOGUE}: {errors:?}"));
    let mut messages: BTreeMap<String, Named> = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let mut named = Named::default();
            message.value.iter().for_each(|pattern| in_pattern(pattern, &mut named));
            messages.insert(message.id.name.to_owned(), named);
        }
    }
    let complete: Vec<(&str, BTreeSet<String>)> =
        messages.keys().map(|id| (id.as_str(), arguments(id, &messages))).collect();
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder of what is generated");
    fs::write(Path::new(&folder).join("messages.rs"), code(&complete)).expect("it can be written");
    engine(Path::new(&folder));
}

/// The engine of the live page, where `NOBAT_WASM` names one: the program then has it with it. Nothing otherwise.
fn engine(folder: &Path) {
    println!("cargo::rerun-if-env-changed=NOBAT_WASM");
    let bytes = env::var_os("NOBAT_WASM").map(|path| {
        println!("cargo::rerun-if-changed={}", path.display());
        fs::read(&path).unwrap_or_else(|error| panic!("NOBAT_WASM={}: {error}", path.display()))
    });
    fs::write(folder.join("engine"), bytes.unwrap_or_default()).expect("it can be written");
}

fn in_pattern(pattern: &Pattern<&str>, named: &mut Named) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, named);
        }
    }
}

fn in_expression(expression: &Expression<&str>, named: &mut Named) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, named),
        Expression::Select { selector, variants } => {
            in_inline(selector, named);
            variants.iter().for_each(|variant| in_pattern(&variant.value, named));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, named: &mut Named) {
    match inline {
        InlineExpression::VariableReference { id } => {
            named.arguments.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            named.messages.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, named),
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments, named),
        InlineExpression::TermReference { arguments, .. } => {
            arguments.iter().for_each(|arguments| in_call(arguments, named));
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn in_call(arguments: &CallArguments<&str>, named: &mut Named) {
    arguments.positional.iter().for_each(|inline| in_inline(inline, named));
    arguments.named.iter().for_each(|argument| in_inline(&argument.value, named));
}

/// The arguments of a message and of all that it refers to.
fn arguments(id: &str, messages: &BTreeMap<String, Named>) -> BTreeSet<String> {
    let (mut all, mut seen, mut next) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
    while let Some(id) = next.pop() {
        if let Some(named) = messages.get(id).filter(|_| seen.insert(id)) {
            all.extend(named.arguments.iter().cloned());
            next.extend(named.messages.iter().map(String::as_str));
        }
    }
    all
}

fn code(messages: &[(&str, BTreeSet<String>)]) -> String {
    let mut variants = String::new();
    let (mut ids, mut arms, mut all) = (String::new(), String::new(), String::new());
    for (id, arguments) in messages {
        let name = camel(id);
        let fields: Vec<String> =
            arguments.iter().map(|argument| argument.replace('-', "_")).collect();
        let _ = writeln!(variants, "    /// `{id}` of the catalogues.");
        if fields.is_empty() {
            let _ = writeln!(variants, "    {name},");
            let _ = writeln!(arms, "            Self::{name} => Vec::new(),");
        } else {
            let _ = writeln!(variants, "    {name} {{");
            for (field, argument) in fields.iter().zip(arguments) {
                let _ = writeln!(variants, "        /// `${argument}`.\n        {field}: Cell,");
            }
            let _ = writeln!(variants, "    }},");
            let pairs: Vec<String> = fields
                .iter()
                .zip(arguments)
                .map(|(field, argument)| format!("(\"{argument}\", {field})"))
                .collect();
            let _ = writeln!(
                arms,
                "            Self::{name} {{ {} }} => vec![{}],",
                fields.join(", "),
                pairs.join(", ")
            );
        }
        let _ = writeln!(ids, "            Self::{name} {{ .. }} => \"{id}\",");
        let quoted: Vec<String> =
            arguments.iter().map(|argument| format!("\"{argument}\"")).collect();
        let _ = writeln!(all, "        (\"{id}\", &[{}]),", quoted.join(", "));
    }
    let count = messages.len();
    format!(
        "/// What there is to say: one variant for each message of the catalogues, with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {{
{variants}}}

impl Message {{
    /// All messages by their names in the catalogues, each with the names of its arguments.
    pub const ALL: &[(&str, &[&str])] = {{
        // A constant of its own would be laid out anew wherever it is read.
        static ALL: [(&str, &[&str]); {count}] = [
{all}        ];
        &ALL
    }};

    /// Its name in the catalogues.
    pub fn id(&self) -> &'static str {{
        match self {{
{ids}        }}
    }}

    /// Its arguments by their names in the catalogues.
    pub fn arguments(&self) -> Vec<(&'static str, &Cell)> {{
        match self {{
{arms}        }}
    }}
}}
"
    )
}

fn camel(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect::<String>()
            })
        })
        .collect()
}
