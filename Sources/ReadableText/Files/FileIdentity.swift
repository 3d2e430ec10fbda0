/// Which file a path leads to, whatever it is called: by its device and number.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    /// The regular file at a path, links followed; nil where there is none.
    public init?(ofFileAt path: String) {
        guard let status = try? FileStatus(path: path), status.kind == .file else { return nil }
        self.init(status)
    }

    /// What a path leads to.
    package init(_ status: FileStatus) { (device, number) = (status.device, status.number) }
}
