//! As much of HTTP/1.1 as the live page needs: one question a connection, with bounds for all of it. Knows no scenario.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// The longest that a head may be, in bytes.
const LONGEST_HEAD: u64 = 16 << 10;

/// The longest that a body may be, in bytes.
const LONGEST_BODY: usize = 1 << 20;

/// How long somebody may take to say what they want, and to hear the answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A question.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    /// Names in small letters.
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// Why a question is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no question, or one that the page would not ask.
    Malformed,
    /// It comes from elsewhere.
    Foreign,
    /// There is nothing here.
    Unknown,
    /// Not in this way.
    Method,
    /// It does not say how long it is.
    Length,
    /// It is too long.
    TooLong,
    /// Its body is not JSON.
    Kind,
    /// A newer question has taken its place.
    Overtaken,
    /// Too many at once.
    Busy,
}

impl Refusal {
    fn status(self) -> &'static str {
        match self {
            Self::Malformed => "400 Bad Request",
            Self::Foreign => "403 Forbidden",
            Self::Unknown => "404 Not Found",
            Self::Method => "405 Method Not Allowed",
            Self::Length => "411 Length Required",
            Self::TooLong => "413 Content Too Large",
            Self::Kind => "415 Unsupported Media Type",
            Self::Overtaken => "409 Conflict",
            Self::Busy => "503 Service Unavailable",
        }
    }
}

impl Request {
    /// Reads one, as far as it keeps within bounds.
    pub(super) fn read(stream: &TcpStream) -> Result<Self, Refusal> {
        let timed = stream.set_read_timeout(Some(PATIENCE));
        timed
            .and_then(|()| stream.set_write_timeout(Some(PATIENCE)))
            .map_err(|_| Refusal::Malformed)?;
        let mut reader = BufReader::new(stream);
        let mut head = reader.by_ref().take(LONGEST_HEAD);
        let first = line(&mut head)?;
        let mut words = first.split(' ');
        let (Some(method), Some(path), Some("HTTP/1.1" | "HTTP/1.0"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Refusal::Malformed);
        };
        let (method, path) = (method.to_owned(), path.to_owned());
        let mut headers = Vec::new();
        loop {
            let text = line(&mut head)?;
            if text.is_empty() {
                break;
            }
            let (name, value) = text.split_once(':').ok_or(Refusal::Malformed)?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Self { method, path, headers, body: Vec::new() };
        let length = request.length()?;
        let mut body = vec![0; length];
        reader.read_exact(&mut body).map_err(|_| Refusal::Malformed)?;
        request.body = body;
        Ok(request)
    }

    /// How long the body is.
    fn length(&self) -> Result<usize, Refusal> {
        if self.header("transfer-encoding").is_some() {
            return Err(Refusal::Length);
        }
        match self.header("content-length") {
            None if self.method == "POST" => Err(Refusal::Length),
            None => Ok(0),
            Some(text) => {
                let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                let length = if is_number {
                    text.parse::<usize>().unwrap_or(usize::MAX)
                } else {
                    return Err(Refusal::Malformed);
                };
                if LONGEST_BODY < length { Err(Refusal::TooLong) } else { Ok(length) }
            }
        }
    }

    /// The value of a header; nothing where it is there twice, for then nobody knows which counts.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let (_, value) = found.next()?;
        found.next().is_none().then_some(value.as_str())
    }
}

/// A line of a head, without its end.
fn line(head: &mut io::Take<&mut BufReader<&TcpStream>>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    head.read_until(b'\n', &mut bytes).map_err(|_| Refusal::Malformed)?;
    if bytes.pop() != Some(b'\n') {
        return Err(if head.limit() == 0 { Refusal::TooLong } else { Refusal::Malformed });
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    String::from_utf8(bytes).map_err(|_| Refusal::Malformed)
}

/// What every answer says of itself: kept by nobody, framed by nobody, taken for nothing else.
const MANNERS: &str = "Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
                       Content-Security-Policy: frame-ancestors 'none'\r\nReferrer-Policy: no-referrer\r\n\
                       Cross-Origin-Resource-Policy: same-origin\r\n";

/// Answers. Whoever has gone away misses it.
pub(super) fn reply(stream: &TcpStream, kind: &str, body: &[u8]) {
    send(stream, "200 OK", kind, body);
}

/// Says why not.
pub(super) fn refuse(stream: &TcpStream, why: Refusal) {
    send(stream, why.status(), "text/plain; charset=utf-8", why.status().as_bytes());
    // What is still on its way is heard for a moment: otherwise the answer could be lost with the connection.
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let mut stream = stream;
    let mut rest = [0; 4096];
    for _ in 0..64 {
        if !matches!(stream.read(&mut rest), Ok(1..)) {
            break;
        }
    }
}

fn send(mut stream: &TcpStream, status: &str, kind: &str, body: &[u8]) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{MANNERS}\r\n",
        body.len()
    );
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(body))
        .and_then(|()| stream.flush());
}

/// While it plays, a connection is only looked at.
pub(super) fn listen(stream: &TcpStream, on: bool) {
    let _ = stream.set_nonblocking(on);
}

/// Whether somebody is still at the other end of a connection that is looked at.
pub(super) fn is_there(stream: &TcpStream) -> bool {
    match stream.peek(&mut [0]) {
        Ok(read) => 0 < read,
        Err(error) => error.kind() == io::ErrorKind::WouldBlock,
    }
}
