import Foundation

/// Connections that say nothing, held open by a process of their own until the test is over.
///
/// Not by the tests' own: with about 1,350 descriptors open, Foundation's `Process.run()` reads over the end of
/// the buffer in which the C library lists `/proc/self/fd` (it copies whole `dirent` records, the last of which
/// is shorter), and a test that starts a program beside this one would now and then bring all of them down.
final class IdleConnections {
    /// How many came about.
    let open: Int
    private let holder = Process()
    private let input = Pipe()

    init(_ count: Int, to port: UInt16) throws {
        let output = Pipe()
        holder.executableURL = URL(fileURLWithPath: "/bin/bash")
        let script = "for ((i = 0; i < $1; i++)); do exec {line}<>/dev/tcp/127.0.0.1/$2 || break; done; echo $i; read"
        holder.arguments = ["-c", script, "hold", "\(count)", "\(port)"]
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        open = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    deinit {
        try? input.fileHandleForWriting.close()
        holder.waitUntilExit()
    }
}
