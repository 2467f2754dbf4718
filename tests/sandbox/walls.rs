//! What a program may not reach: files, networks and processes of others. Everything that it tries lies
//! open to any user of this machine, so that only the walls hold it.

use super::place::{Place, places};
use crate::support::copies::open_folder;
use codementor::domain::verdict::Tier;
use codementor::grade::{Cancel, Input, Limits, RunEnd, RunFile, Stream};
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write};
use std::net::{TcpListener, UdpSocket};
use std::os::fd::AsFd;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::mpsc::channel;

/// What is tried, and one or more statements that must end with a refusal. `OUTSIDE` is a folder with a
/// file `secret` and a socket; `HOST` this process.
const ATTEMPTS: &[(&str, &str)] = &[
    ("read a file", "open('OUTSIDE/secret').read()"),
    ("list a folder", "os.listdir('OUTSIDE')"),
    ("change a file", "open('OUTSIDE/secret', 'a').write('changed')"),
    ("cut a file short", "os.truncate('OUTSIDE/secret', 0)"),
    ("cut a file short while reading", "os.open('OUTSIDE/secret', os.O_RDONLY | os.O_TRUNC)"),
    ("make a file", "open('OUTSIDE/new', 'w')"),
    ("make a folder", "os.mkdir('OUTSIDE/folder')"),
    ("remove a file", "os.unlink('OUTSIDE/secret')"),
    ("rename a file", "os.rename('OUTSIDE/secret', 'OUTSIDE/moved')"),
    ("take a file", "os.rename('OUTSIDE/secret', 'taken')"),
    ("link a file", "os.link('OUTSIDE/secret', 'linked'); open('linked').read()"),
    ("follow a link", "os.symlink('OUTSIDE/secret', 'follow'); open('follow').read()"),
    ("change a mode", "os.chmod('OUTSIDE/secret', 0o777)"),
    ("change a time", "os.utime('OUTSIDE/secret', (1, 1))"),
    ("change an attribute", "os.setxattr('OUTSIDE/secret', 'user.note', b'changed')"),
    ("climb up", "open('../../../../../../../..OUTSIDE/secret').read()"),
    ("write the users' table", "open('/etc/passwd', 'a')"),
    ("read the passwords", "open('/etc/shadow').read()"),
    ("read the host's environment", "open('/proc/HOST/environ', 'rb').read()"),
    ("read the parent's environment", "open(f'/proc/{os.getppid()}/environ', 'rb').read()"),
    ("read its memory's map", "open('/proc/self/maps').read()"),
    ("list the processes", "os.listdir('/proc')"),
    ("list the host's descriptors", "os.listdir('/proc/HOST/fd')"),
    ("read the system's tables", "os.listdir('/sys')"),
    ("use a disk", "os.listdir('/dev/disk')"),
    ("type into a terminal", "os.open('/dev/tty', os.O_RDWR)"),
    ("write into the toolchain", "open(os.path.dirname(os.__file__) + '/sitecustomize.py', 'w')"),
    ("connect by TCP", "socket.create_connection(('127.0.0.1', TCP), timeout=5)"),
    ("listen by TCP", "socket.create_server(('127.0.0.1', 0))"),
    ("send by UDP", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'!', ('127.0.0.1', UDP))"),
    ("use IPv6", "socket.socket(socket.AF_INET6)"),
    ("use raw packets", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    ("ask the kernel about networks", "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
    ("talk to a service", "socket.socket(socket.AF_UNIX).connect('OUTSIDE/service')"),
    ("talk to a service without a file", "socket.socket(socket.AF_UNIX).connect('\\0ABSTRACT')"),
    ("look for the host", "os.kill(HOST, 0)"),
    ("end the host", "os.kill(HOST, 15)"),
    ("end the host's group", "os.killpg(HOST, 15)"),
    ("slow the host down", "os.setpriority(os.PRIO_PROCESS, HOST, 19)"),
    ("move the host", "os.sched_setaffinity(HOST, {0})"),
    ("become root", "os.setresuid(0, 0, 0)"),
    ("join root's group", "os.setgroups([0])"),
    ("change the root", "os.chroot('.')"),
    ("make a device", "os.mknod('device', 0o600 | 0o020000, os.makedev(1, 1)); open('device', 'rb').read(1)"),
    ("raise a limit", "resource.setrlimit(resource.RLIMIT_NPROC, (5000, 5000))"),
    ("be more important", "os.nice(-5)"),
    ("steer a process", "call('ptrace', 16, HOST, 0, 0)"),
    ("make namespaces", "call('unshare', 0x10000000)"),
    ("mount", "call('mount', b'none', b'.', b'tmpfs', 0, None)"),
    ("read another's memory", "call('process_vm_readv', HOST, None, 0, None, 0, 0)"),
    ("set the clock", "time.clock_settime(time.CLOCK_REALTIME, 0)"),
    ("name the machine", "socket.sethostname('mine')"),
];

const TRY: &str = "
import ctypes, os, resource, socket, time
library = ctypes.CDLL(None, use_errno=True)
def call(name, *arguments):
    if getattr(library, name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), 'refused')
def attempt(what, statements):
    try:
        exec(statements, globals())
    except (OSError, ValueError) as error:
        print(what, 'refused', type(error).__name__, sep='|')
    except BaseException as error:
        print(what, 'not tried', type(error).__name__, error, sep='|')
    else:
        print(what, 'DONE', '', sep='|')
";

#[test]
fn nothing_outside_can_be_reached() {
    let outside = open_folder();
    let secret = outside.path().join("secret");
    fs::write(&secret, "secret").expect("the folder is ours");
    // Anyone may do anything there.
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o666)).expect("the file is ours");
    fs::set_permissions(outside.path(), fs::Permissions::from_mode(0o777)).expect("the folder is ours");
    let modified = fs::metadata(&secret).expect("the file is there").modified().ok();
    let tcp = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let udp = UdpSocket::bind("127.0.0.1:0").expect("a free port");
    let service = UnixListener::bind(outside.path().join("service")).expect("a new name");
    fs::set_permissions(outside.path().join("service"), fs::Permissions::from_mode(0o777))
        .expect("it is ours");
    let hidden_name = format!("codementor-{}", uuid::Uuid::new_v4().simple());
    let address = SocketAddr::from_abstract_name(&hidden_name).expect("a short name");
    let hidden = UnixListener::bind_addr(&address).expect("a new name");
    let port = |address: std::io::Result<std::net::SocketAddr>| {
        address.expect("the socket is bound").port().to_string()
    };
    let mut source = TRY.to_owned();
    for (what, statements) in ATTEMPTS {
        let statements = statements
            .replace("OUTSIDE", &outside.path().to_string_lossy())
            .replace("HOST", &std::process::id().to_string())
            .replace("TCP", &port(tcp.local_addr()))
            .replace("UDP", &port(udp.local_addr()))
            .replace("ABSTRACT", &hidden_name);
        writeln!(source, "attempt({what:?}, {statements:?})").expect("a text can be written to");
    }
    for place in places(&Limits::default()) {
        let ran = place.run(&source);
        assert_eq!(ran.outcome.end, RunEnd::Exited(0), "{}", ran.errors);
        let answers: Vec<&str> = ran.output.lines().collect();
        assert_eq!(answers.len(), ATTEMPTS.len(), "{}", ran.output);
        let done: Vec<&&str> = answers.iter().filter(|answer| !answer.contains("|refused|")).collect();
        assert!(done.is_empty(), "on tier {} it could: {done:?}", place.tier.title());
        place.close();
    }
    // What came of it, seen from this side.
    assert_eq!(fs::read_to_string(&secret).ok().as_deref(), Some("secret"));
    let metadata = fs::metadata(&secret).expect("the file is there");
    assert_eq!((metadata.modified().ok(), metadata.permissions().mode() & 0o777), (modified, 0o666));
    assert_eq!(fs::read_dir(outside.path()).map_or(0, Iterator::count), 2);
    let nobody_came = |kind: Option<ErrorKind>| assert_eq!(kind, Some(ErrorKind::WouldBlock));
    tcp.set_nonblocking(true).and(udp.set_nonblocking(true)).expect("a socket of ours");
    service.set_nonblocking(true).and(hidden.set_nonblocking(true)).expect("a socket of ours");
    nobody_came(tcp.accept().err().map(|error| error.kind()));
    nobody_came(udp.recv(&mut [0]).err().map(|error| error.kind()));
    nobody_came(service.accept().err().map(|error| error.kind()));
    nobody_came(hidden.accept().err().map(|error| error.kind()));
}

/// Says where it is and who, waits for a line, and looks whether its file is as it was.
const VICTIM: &str = "
import os
with open('diary', 'w') as file:
    file.write('mine')
os.umask(0)
print(os.getcwd(), os.getpid(), flush=True)
input()
print(open('diary').read(), sorted(os.listdir('.'))[-1])
";

const ATTACKER: &str = "
import os, sys
found = []
for folder in {'PLACE', '/work', os.path.dirname(os.path.dirname('PLACE'))} - {os.getcwd(), '/'}:
    for name in ('diary', 'planted'):
        try:
            open(folder + '/' + name, 'a+').write('changed')
            found.append(folder)
        except OSError:
            pass
    try:
        found += os.listdir(folder)
    except OSError:
        pass
print(found, flush=True)
if 'PROCESS' != str(os.getpid()):
    try:
        os.kill(PROCESS, 9)
    except OSError:
        pass
os.kill(-1, 9)
";

#[test]
fn one_run_cannot_reach_another() {
    for place in places(&Limits::default()) {
        let (reader, mut writer) = std::io::pipe().expect("a pipe");
        let (told, hear) = channel();
        std::thread::scope(|scope| {
            let grader = &place.grader;
            let victim = scope.spawn(move || {
                let mut output = Vec::new();
                let mut take = |stream: Stream, bytes: &[u8]| {
                    if stream == Stream::Output {
                        output.extend_from_slice(bytes);
                        if output.iter().filter(|byte| **byte == b'\n').count() == 1 {
                            let _ = told.send(String::from_utf8_lossy(&output).into_owned());
                        }
                    }
                };
                let file = RunFile {
                    name: "victim.py".to_owned(),
                    source: VICTIM.to_owned(),
                    input: Input::From(reader.as_fd()),
                    output: &mut take,
                    wall: std::time::Duration::from_secs(20),
                };
                let outcome = grader.run_file(file, &Cancel::new()).expect("the file is run");
                (outcome.end, String::from_utf8_lossy(&output).into_owned())
            });
            let place_and_process = hear.recv().expect("the victim says where it is");
            let mut words = place_and_process.split_whitespace();
            let mut word = || words.next().expect("a folder and a number");
            let attack = ATTACKER.replace("PLACE", word()).replace("PROCESS", word());
            assert_only_itself(&place, &attack);
            writer.write_all(b"\n").expect("the victim listens");
            let (end, output) = victim.join().expect("the victim's thread does not panic");
            assert_eq!(end, RunEnd::Exited(0), "tier {}: {output}", place.tier.title());
            assert!(output.ends_with("\nmine victim.py\n"), "{output}");
        });
        place.close();
    }
}

/// The attacker finds nothing, and ends nobody but itself.
fn assert_only_itself(place: &Place, attack: &str) {
    let ran = place.run(attack);
    assert!(matches!(ran.outcome.end, RunEnd::Signalled(9) | RunEnd::Exited(_)), "{:?}", ran.outcome.end);
    assert_eq!(ran.output, "[]\n", "tier {}: {}", place.tier.title(), ran.errors);
}

#[test]
fn a_run_may_do_all_that_it_needs() {
    // Walls that hold everything are easy: these must stay open.
    let source = "
import asyncio, json, multiprocessing, os, random, sqlite3, subprocess, sys, tempfile, threading, time
with open('file.txt', 'w') as file:
    file.write('text')
os.rename('file.txt', 'moved.txt')
assert os.listdir('.') and open('moved.txt').read() == 'text'
assert tempfile.NamedTemporaryFile().name.startswith(os.environ['TMPDIR'])
assert subprocess.run([sys.executable, '-c', 'print(3)'], capture_output=True).stdout == b'3\\n'
assert os.system('true') == 0
async def later():
    await asyncio.sleep(0)
    return 4
assert asyncio.run(later()) == 4
result = []
thread = threading.Thread(target=result.append, args=(5,))
thread.start()
thread.join()
assert result == [5] and random.random() < 1 and time.time() > 0
pipe, other = multiprocessing.Pipe()
child = multiprocessing.get_context('fork').Process(target=other.send, args=(6,))
child.start()
assert pipe.recv() == 6
child.join()
print('done')
";
    for place in places(&Limits::default()) {
        let ran = place.run(source);
        assert_eq!(ran.output, "done\n", "tier {}: {}", place.tier.title(), ran.errors);
        assert_ne!(place.tier, Tier::None);
        place.close();
    }
}
