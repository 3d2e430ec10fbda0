import Foundation
import Testing

/// The picture of the rooms in the README is the one that the manifest draws.
@Suite struct RoomsPictureTests {
    @Test("each room's dependencies in the README are those that the manifest declares") func picture() throws {
        let drawn = try Self.drawn()
        let declared = try Self.declared()
        #expect(declared.count >= 13)
        #expect(Set(drawn.keys) == Set(declared.keys))
        for (room, dependencies) in declared { #expect(drawn[room] == dependencies, "\(room)") }
    }

    /// The lines `room  what it is for  ←  dependency, dependency` of the README; `–` is none.
    private static func drawn() throws -> [String: Set<String>] {
        var rooms: [String: Set<String>] = [:]
        for line in try text("README.md").split(separator: "\n") {
            let halves = line.components(separatedBy: "←").map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, let room = halves[0].split(separator: " ").first else { continue }
            rooms[String(room)] = halves[1] == "–" ? [] : Set(halves[1].components(separatedBy: ", "))
        }
        return rooms
    }

    /// The targets of the manifest that are rooms: what is built of Swift in Sources.
    private static func declared() throws -> [String: Set<String>] {
        var rooms: [String: Set<String>] = [:]
        let manifest = try text("Package.swift").replacing(/\.product\(name: ("[^"]+"), package: "[^"]+"\)/) {
            $0.output.1
        }
        for declaration in manifest.split(separator: /\.(?:target|executableTarget)\(/).dropFirst() {
            guard declaration.contains("swiftSettings"), !declaration.contains("path: \"Tests/") else { continue }
            let list = declaration.split(separator: "dependencies: [").dropFirst().first?.prefix { $0 != "]" } ?? ""
            if let room = quoted(in: declaration).first { rooms[room] = Set(quoted(in: list)) }
        }
        return rooms
    }

    private static func quoted(in text: Substring) -> [String] {
        text.matches(of: /"([^"]+)"/).map { String($0.output.1) }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: TrendsBinary.repositoryPath(path), encoding: .utf8)
    }
}
