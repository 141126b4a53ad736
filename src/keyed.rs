//! Enums whose variants have a word in files: from one list follow the enum, its words and the way back. Knows no word itself.

/// Defines an enum together with the word of each variant, so that none can be without one.
///
/// A variant may hold a value; the list of all variants then shows it with the example that is given.
macro_rules! keyed {
    (
        $(#[$meta:meta])*
        $visible:vis enum $name:ident {
            $($(#[$doc:meta])* $variant:ident $(($held:ty = $example:expr))? = $key:literal,)*
        }
    ) => {
        $(#[$meta])*
        $visible enum $name { $($(#[$doc])* $variant $(($held))?,)* }

        impl $name {
            /// All of them in their order, each with its word in files.
            $visible const KEYS: &'static [(&'static str, Self)] =
                &[$(($key, Self::$variant $(($example))?),)*];

            /// The word in files.
            $visible const fn key(self) -> &'static str {
                match self { $(Self::$variant { .. } => $key,)* }
            }

            /// The one with this word in files.
            $visible fn from_key(key: &str) -> Option<Self> {
                Self::KEYS.iter().find(|(known, _)| *known == key).map(|(_, it)| *it)
            }
        }
    };
}

pub(crate) use keyed;
