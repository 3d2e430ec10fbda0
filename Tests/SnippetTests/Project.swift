import Foundation

/// The files of the project, read where they lie.
enum Project {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The path of a file or folder.
    static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

    /// The text of a file.
    static func text(_ relative: String) throws -> String {
        try String(contentsOfFile: path(relative), encoding: .utf8)
    }

    /// The files of a folder, in order.
    static func files(in folder: String, endingIn suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(suffix) }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// The pages of all catalogues.
    static func essays() throws -> [String] {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: path("Sources")).sorted()
        return try rooms.map { "Sources/\($0)/\($0).docc" }.filter { FileManager.default.fileExists(atPath: path($0)) }
            .flatMap { try files(in: $0, endingIn: ".md") }
    }
}
