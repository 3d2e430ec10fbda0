#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A path in the parts that writing needs.
struct FilePath {
    /// The system's name.
    let bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
    init(_ text: String) { bytes = SystemPath.bytes(text) }

    /// The text that stands for it.
    var text: String { SystemPath.text(bytes) }

    /// What comes before the last slash; `.` for a name alone.
    var folder: FilePath {
        guard let slash = bytes.lastIndex(of: Self.slash) else { return FilePath(".") }
        return slash == 0 ? FilePath("/") : FilePath(bytes[..<slash])
    }

    /// Without slashes at its end.
    var withoutEnd: FilePath {
        var end = bytes.count
        while end > 1, bytes[end - 1] == Self.slash { end -= 1 }
        return FilePath(bytes[..<end])
    }

    /// What comes behind the last slash.
    var name: [UInt8] { Array(bytes[(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)...]) }

    /// The open file that a path names: `/dev/stdout`, `/dev/fd/1`, `/proc/self/fd/1`; nil for every other path.
    var openDescriptor: Int32? {
        switch text {
        case "/dev/stdin": return 0
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        case let path:
            for folder in ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"] where path.hasPrefix(folder) {
                return Int32(path.dropFirst(folder.count))
            }
            return nil
        }
    }

    /// What a symbolic link leads to, as a path from where this one is from; nil for anything else.
    var linked: FilePath? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        // Safe: at most the buffer's bytes are filled, and the name is a C string for the length of the call.
        let count = unsafe buffer.withUnsafeMutableBytes { room in
            guard let start = unsafe room.bindMemory(to: CChar.self).baseAddress else { return Int32(-1) }
            return unsafe FileSystem.at(text) { unsafe Int32(readlinkat($0, $1, start, room.count)) }
        }
        guard count > 0 else { return nil }
        let link = buffer[..<Int(count)]
        return FilePath(link.first == Self.slash ? Array(link) : folder.bytes + [Self.slash] + link)
    }

    /// What the system knows of the file that the path leads to, links followed. Throws the system's error.
    func status() throws(FileError) -> stat {
        var status = stat()
        // Safe: the call fills `status`.
        guard unsafe FileSystem.at(text, { unsafe fstatat($0, $1, &status, 0) }) == 0 else {
            throw FileError(path: text, code: errno)
        }
        return status
    }

    /// Opens it and returns the descriptor, which programs that this one starts do not get; -1 where the system refuses.
    func opened(_ flags: Int32) -> Int32 { FileSystem.open(text, flags | O_CLOEXEC) }

    private static let slash = UInt8(ascii: "/")
}
