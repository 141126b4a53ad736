//! A part of a run: what some of its replications came to, with the scenario that they are of. Written and read as bytes.

use std::ops::Range;

use crate::experiment::play::Kind;
use crate::experiment::shard::bytes::{Reader, Writer, checksum};
use crate::experiment::shard::head::Head;
use crate::scenario::InputFile;

/// How every part begins. Another layout has another number.
const MAGIC: &[u8] = b"nobat part 1\n";

/// What some replications of a run came to, exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub(super) head: Head,
    pub(super) inputs: Vec<InputFile>,
    /// In the order of their replications, which are not those of another.
    pub(super) segments: Vec<Segment>,
    /// The base first; none where there are no replications.
    pub(super) variants: Vec<Folded>,
}

/// Replications that follow each other, one by one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) replications: Range<u32>,
    /// By variant: how they ended.
    pub(super) endings: Vec<Vec<u8>>,
    /// Replays of the base; `None` where they were too dear.
    pub(super) replays: Option<Vec<u8>>,
}

/// What a variant showed in all replications of a part together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Folded {
    /// By quantity, step by step.
    pub(super) columns: Vec<(Kind, Vec<u8>)>,
    /// Backlogs less those of the base: step by step, queue by queue.
    pub(super) differences: Vec<u8>,
    pub(super) waits: Vec<u8>,
}

/// Why bytes are no part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPart {
    /// They begin otherwise.
    #[error("it is no part: nobat shard did not write it")]
    Other,
    /// They begin as a part does.
    #[error("it is damaged: delete it, and play its shard again")]
    Damaged,
    /// Another program wrote it.
    #[error("{0}")]
    Foreign(String),
}

impl Part {
    /// Of what it is a part.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// How many replications it holds.
    pub fn replications(&self) -> u64 {
        self.segments.iter().map(|segment| segment.replications.len() as u64).sum()
    }

    /// As a file holds it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Writer::default();
        body.blob(&serde_json::to_vec(&self.head).unwrap_or_default());
        self.inputs.iter().for_each(|input| body.blob(&input.bytes));
        body.size(self.segments.len());
        for Segment { replications, endings, replays } in &self.segments {
            body.count(replications.start.into());
            body.count(replications.end.into());
            body.size(endings.len());
            endings.iter().for_each(|bytes| body.blob(bytes));
            body.size(usize::from(replays.is_some()));
            replays.iter().for_each(|bytes| body.blob(bytes));
        }
        body.size(self.variants.len());
        for Folded { columns, differences, waits } in &self.variants {
            body.size(columns.len());
            for (kind, bytes) in columns {
                body.size(*kind as usize);
                body.blob(bytes);
            }
            body.blob(differences);
            body.blob(waits);
        }
        [MAGIC, &checksum(&body.0).to_le_bytes(), &body.0].concat()
    }

    /// What a file holds.
    ///
    /// # Errors
    /// When it is no part, not whole, or of another program.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NoPart> {
        // Of a file that was cut off early its beginning is left, or nothing.
        let early = if MAGIC.starts_with(bytes) { NoPart::Damaged } else { NoPart::Other };
        let rest = bytes.strip_prefix(MAGIC).ok_or(early)?;
        let (sum, body) = rest.split_first_chunk().ok_or(NoPart::Damaged)?;
        if u64::from_le_bytes(*sum) != checksum(body) {
            return Err(NoPart::Damaged);
        }
        let part = Self::of_body(&mut Reader(body)).ok_or(NoPart::Damaged)?;
        part.head.foreign().map_or(Ok(part), |why| Err(NoPart::Foreign(why)))
    }

    fn of_body(body: &mut Reader<'_>) -> Option<Self> {
        let head: Head = serde_json::from_slice(body.blob()?).ok()?;
        let files = head.files.iter();
        let inputs = files
            .map(|path| Some(InputFile { path: path.clone(), bytes: body.blob()?.to_vec() }))
            .collect::<Option<_>>()?;
        let segments =
            (0..body.size()?).map(|_| segment(body)).collect::<Option<Vec<Segment>>>()?;
        let rise =
            segments.windows(2).all(|two| two[0].replications.end <= two[1].replications.start);
        let variants = (0..body.size()?).map(|_| folded(body)).collect::<Option<Vec<Folded>>>()?;
        let part = Self { head, inputs, segments, variants };
        (rise && body.is_empty()).then_some(part)
    }
}

fn segment(body: &mut Reader<'_>) -> Option<Segment> {
    let [start, end] = [body.count()?, body.count()?].map(u32::try_from);
    let replications = Some(start.ok()?..end.ok()?).filter(|range| !range.is_empty())?;
    let endings = (0..body.size()?).map(|_| Some(body.blob()?.to_vec()));
    let endings = endings.collect::<Option<_>>()?;
    let replays = if body.count()? == 0 { None } else { Some(body.blob()?.to_vec()) };
    Some(Segment { replications, endings, replays })
}

fn folded(body: &mut Reader<'_>) -> Option<Folded> {
    let count = body.size()?;
    let column = |_| {
        let kind = match body.count()? {
            0 => Kind::Share,
            1 => Kind::Whole,
            2 => Kind::Ratio,
            _ => return None,
        };
        Some((kind, body.blob()?.to_vec()))
    };
    let columns = (0..count).map(column).collect::<Option<_>>()?;
    Some(Folded { columns, differences: body.blob()?.to_vec(), waits: body.blob()?.to_vec() })
}
