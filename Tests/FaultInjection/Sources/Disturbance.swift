/// A call of the system, as the tracer counts it.
struct Call: Hashable, Sendable {
    /// What an error in it means: `open`, `read`, `write`, …
    let kind: String
    /// Which of its kind, counted from 1.
    let number: Int
    /// The path or the descriptor's file; empty where there is none.
    let target: String
}

/// What is done to one call.
enum Disturbance: Hashable, Sendable, CustomStringConvertible {
    /// It fails with an error and is not made.
    case failure(Call, String)
    /// It is interrupted before anything was done: whoever asks again gets what was asked for.
    case interruption(Call)
    /// It is given half as many bytes to read or write.
    case cut(Call)
    /// The program is killed where it would make it: the so-manyth call of all, counted from 1.
    case kill(Call, Int)

    /// Errors that each kind of call may meet with.
    ///
    /// Only such as the system gives for these calls: "not found" is an answer and no error, and no call that a
    /// program makes with a right argument is told that the argument is wrong.
    private static let errors: [String: [String]] = [
        "open": ["EMFILE", "EACCES", "EIO"], "read": ["EIO"], "readv": ["EIO"], "write": ["EIO", "ENOSPC"],
        "writev": ["EIO", "ENOSPC"], "sync": ["EIO"], "rename": ["EACCES", "EIO"], "link": ["EACCES", "EIO"],
        "unlink": ["EACCES", "EIO"], "mkdir": ["EACCES", "ENOSPC"], "stat": ["EACCES", "EIO"], "fstat": ["EIO"],
        "readlink": ["EACCES", "EIO"], "list": ["EIO"], "folder": ["EACCES"], "map": ["ENOMEM"], "memory": ["ENOMEM"],
        "size": ["EIO", "ENOSPC"], "seek": ["EIO"], "lock": ["EIO", "ENOLCK", "EAGAIN"], "descriptor": ["EMFILE"],
        "mode": ["EPERM"], "owner": ["EPERM"], "times": ["EPERM"], "socket": ["EMFILE"], "bind": ["EACCES"],
        "connect": ["ECONNREFUSED", "ETIMEDOUT"], "option": ["ENOMEM"], "send": ["ECONNRESET"],
        "sendv": ["ECONNRESET"], "receive": ["ECONNRESET"], "receivev": ["ECONNRESET"], "poll": ["ENOMEM"],
        "event": ["EMFILE"],
        "thread": ["EAGAIN"], "random": ["ENOSYS"], "processors": ["EPERM"],
    ]

    /// Calls that a signal may interrupt.
    private static let interruptible: Set = [
        "read", "readv", "write", "writev", "connect", "send", "sendv", "receive", "receivev", "poll",
    ]

    /// Calls that may do less than they were asked to.
    private static let divisible: Set = ["read", "write", "send", "receive"]

    /// All that can be done to the calls of a run, in their order.
    static func all(of calls: [Call]) -> [Disturbance] {
        zip(1..., calls).flatMap { place, call in
            let isLoaded = call.target.contains(".so")
            // A counter that wakes a thread is no file, whatever the call is named.
            let isCounter = call.target.hasPrefix("anon_inode:")
            return (isCounter ? [] : errors[call.kind] ?? []).map { Disturbance.failure(call, $0) }
                // The dynamic loader asks once, which files of the disk allow.
                + (interruptible.contains(call.kind) && !isLoaded ? [.interruption(call)] : [])
                + (divisible.contains(call.kind) ? [.cut(call)] : []) + [.kill(call, place)]
        }
    }

    /// The kind of the call, or `kill`.
    var kind: String {
        switch self {
        case .failure(let call, _), .interruption(let call), .cut(let call): call.kind
        case .kill: "kill"
        }
    }

    /// The options of the tracer.
    var options: [String] {
        switch self {
        case .failure(let call, let error): ["--fail", "\(call.kind):\(call.number):\(error)"]
        case .interruption(let call): ["--fail", "\(call.kind):\(call.number):EINTR"]
        case .cut(let call): ["--short", "\(call.kind):\(call.number)"]
        case .kill(_, let place): ["--kill", "\(place)"]
        }
    }

    var description: String { options.joined(separator: " ") }
}
