//! A hand-written HTTP server that does what a script says, byte for byte: the outside world of a provider.
//! Each connection plays the next script, and the last one from then on.

use rustix::net::sockopt::set_socket_linger;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long anything may take. It only matters when it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug, Clone)]
pub enum Step {
    Send(Vec<u8>),
    /// Until the other side hangs up, which `Server::hung_up` tells.
    Hold,
    /// Sends this again and again, until the other side hangs up.
    Forever(Vec<u8>),
    /// Hangs up at once, and rudely.
    Reset,
}

#[derive(Debug, Clone, Default)]
pub struct Received {
    /// Like `POST /v1/messages HTTP/1.1`.
    pub line: String,
    /// As they came, apart by line feeds, in small letters.
    pub headers: String,
    pub body: String,
}

pub struct Server {
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
    hung_up: Receiver<()>,
}

impl Server {
    pub fn start(scripts: Vec<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let (sender, hung_up) = channel();
        let log = Arc::clone(&received);
        std::thread::spawn(move || serve(&listener, &scripts, &log, &sender));
        Self { url, received, hung_up }
    }

    /// One that always replies like this.
    pub fn replying(reply: Vec<u8>) -> Self {
        Self::start(vec![vec![Step::Send(reply)]])
    }

    /// One that plays the same for everyone who comes.
    pub fn replying_with(script: Vec<Step>) -> Self {
        Self::start(vec![script])
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until somebody hung up while they were being served.
    pub fn hung_up(&self) {
        self.hung_up.recv_timeout(PATIENCE).expect("the connection is closed");
    }
}

fn serve(
    listener: &TcpListener,
    scripts: &[Vec<Step>],
    log: &Arc<Mutex<Vec<Received>>>,
    hung_up: &Sender<()>,
) {
    for (number, stream) in listener.incoming().enumerate() {
        let Ok(stream) = stream else { return };
        let script = scripts.get(number).or(scripts.last()).cloned().unwrap_or_default();
        let (log, hung_up) = (Arc::clone(log), hung_up.clone());
        std::thread::spawn(move || play(stream, &script, &log, &hung_up));
    }
}

fn play(mut stream: TcpStream, script: &[Step], log: &Mutex<Vec<Received>>, hung_up: &Sender<()>) {
    let Some(request) = read_request(&mut stream) else { return };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    for step in script {
        match step {
            Step::Send(bytes) => {
                if stream.write_all(bytes).and_then(|()| stream.flush()).is_err() {
                    return;
                }
            }
            Step::Hold => {
                let mut rest = Vec::new();
                // A reset is an end, too.
                let _ = stream.read_to_end(&mut rest);
                let _ = hung_up.send(());
                return;
            }
            Step::Forever(bytes) => {
                while stream.write_all(bytes).is_ok() {}
                let _ = hung_up.send(());
                return;
            }
            Step::Reset => {
                set_socket_linger(&stream, Some(Duration::ZERO)).expect("a socket");
                return;
            }
        }
    }
}

fn read_request(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        match stream.read(&mut buffer) {
            Ok(length) if length > 0 => bytes.extend_from_slice(&buffer[..length]),
            _ => return None,
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let (line, headers) = text.split_once("\r\n")?;
    let headers = headers.to_lowercase().replace("\r\n", "\n");
    let length = headers.lines().find_map(|header| header.strip_prefix("content-length: "));
    let length: usize = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
    while bytes.len() < head + length {
        match stream.read(&mut buffer) {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
    let body = String::from_utf8_lossy(&bytes[head..]).into_owned();
    Some(Received { line: line.to_owned(), headers, body })
}

/// A reply with a body that ends with the connection.
pub fn stream(body: &[u8]) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    [head.as_bytes(), body].concat()
}

/// A reply that is an error, with more headers (each ends with CRLF) if there are some.
pub fn refusal(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
        .into_bytes()
}
