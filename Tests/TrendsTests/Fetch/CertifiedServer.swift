import Foundation

/// OpenSSL's command line: an invented authority, its certificates, and a server that speaks TLS with them.
enum OpenSSL {
    /// Where it lies; nil where it is not installed.
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        .map { $0 + "/openssl" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isInstalled: Bool { path != nil }

    /// It did not do what it was asked to.
    struct Failed: Error {
        var words: String
    }

    static func process(_ arguments: [String], in folder: String) throws -> Process {
        guard let path else { throw Failed(words: "openssl is not installed") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    static func run(_ arguments: String..., in folder: String) throws {
        let process = try process(arguments, in: folder)
        process.standardOutput = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        ended.wait()
        guard process.terminationStatus == 0 else { throw Failed(words: arguments.joined(separator: " ")) }
    }

    /// Makes an authority in a folder: `NAME.pem` and its key.
    static func makeAuthority(_ name: String, in folder: String) throws {
        try run(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".pem",
            "-days", "2", "-subj", "/CN=An invented authority", in: folder)
    }

    /// Makes a certificate of an authority, `NAME.pem` with its key, for an address or a host, that ends after so many
    /// days; fewer than none are in the past.
    static func makeCertificate(
        _ name: String, for subject: String, by authority: String, days: Int, in folder: String
    ) throws {
        try Data("subjectAltName=\(subject)\n".utf8).write(to: URL(fileURLWithPath: folder + "/\(name).extensions"))
        try run(
            "req", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".request", "-subj",
            "/CN=An invented service", in: folder)
        try run(
            "x509", "-req", "-in", name + ".request", "-CA", authority + ".pem", "-CAkey", authority + ".key",
            "-CAcreateserial", "-days", "\(days)", "-extfile", name + ".extensions", "-out", name + ".pem", in: folder)
    }
}

/// A server of this machine that shows a certificate, and answers with the files of a folder: each a whole answer, with
/// its head. It ends with this value.
final class CertifiedServer {
    /// `https://127.0.0.1:40123`
    let url: String
    private let process: Process
    /// Read until the end, so that the server never waits for a reader.
    private let output = Pipe()
    private let ended = DispatchSemaphore(value: 0)

    init(showing certificate: String, in folder: String) throws {
        process = try OpenSSL.process(
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", certificate + ".pem", "-key", certificate + ".key",
                "-HTTP",
            ], in: folder)
        process.standardOutput = output
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
        // It says where it listens once it does.
        var said = Data()
        while true {
            let more = output.fileHandleForReading.availableData
            said.append(more)
            let words = String(decoding: said, as: UTF8.self)
            if let match = words.firstMatch(of: /ACCEPT [0-9.]+:([0-9]+)\s/) {
                url = "https://127.0.0.1:\(match.1)"
                break
            }
            if more.isEmpty { throw OpenSSL.Failed(words: "the server ended: \(words)") }
        }
        output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    }

    deinit {
        output.fileHandleForReading.readabilityHandler = nil
        // Not a signal that could be held back: a process begins with those of the thread that starts it.
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
    }
}
