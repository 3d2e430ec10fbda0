import Foundation
import TestSupport
import Testing

@testable import ReadableText

/// The scanner against Foundation's parser: same documents, whole, cut and changed.
@Suite struct JSONTwinTests {
    /// A value as a tree, so that both can be compared. True and false are 1 and 0, since
    /// Foundation's numbers do not always tell them apart.
    private indirect enum Tree: Equatable {
        case object([String: Tree])
        case array([Tree])
        case string(String)
        case number(Double)
        case null
    }

    private func scanned(_ bytes: [UInt8]) -> Tree? {
        guard UTF8Check.firstInvalid(bytes, bytes.indices) == nil else { return nil }
        var scanner = JSONScanner(bytes)
        guard let tree = try? read(&scanner), (try? scanner.finish()) != nil else { return nil }
        return tree
    }

    private func read(_ scanner: inout JSONScanner) throws -> Tree {
        switch try scanner.peekKind() {
        case .object:
            var members: [String: Tree] = [:]
            try scanner.beginObject()
            while let key = try scanner.nextKey() { members[scanner.string(key)] = try read(&scanner) }
            return .object(members)
        case .array:
            var elements: [Tree] = []
            try scanner.beginArray()
            while try scanner.nextElement() { elements.append(try read(&scanner)) }
            return .array(elements)
        case .string: return .string(try scanner.readString())
        case .number: return .number(Double(try scanner.readNumberText()) ?? .nan)
        case .boolean: return .number(try scanner.readBoolean() ? 1 : 0)
        case .null:
            try scanner.readNull()
            return .null
        }
    }

    private func parsed(_ bytes: [UInt8]) -> Tree? {
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            return nil
        }
        return tree(value)
    }

    private func tree(_ value: Any) -> Tree {
        switch value {
        case let object as [String: Any]: .object(object.mapValues(tree))
        case let array as [Any]: .array(array.map(tree))
        case let string as String: .string(string)
        case let number as NSNumber: .number(number.doubleValue)
        default: .null
        }
    }

    private func document(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        let space = ["", "", " ", "\n", "\t \r\n"].randomElement(using: &generator) ?? ""
        let count = Int.random(in: 0...3, using: &generator)
        switch Int.random(in: depth > 0 ? 0...7 : 2...7, using: &generator) {
        case 0:
            let members = (0..<count).map {
                "\(space)\"k\($0)\(["", "é", "\\n", "\\u0041"].randomElement(using: &generator) ?? "")\"\(space):"
                    + document(depth - 1, &generator)
            }
            return "{\(members.joined(separator: ","))\(space)}"
        case 1:
            return "[" + (0..<count).map { _ in document(depth - 1, &generator) }.joined(separator: ",") + space + "]"
        case 2: return space + (["true", "false", "null"].randomElement(using: &generator) ?? "null") + space
        case 3, 4:
            return space
                + (["0", "-1", "12", "3.25", "-0.5e2", "1E+2", "9007"].randomElement(using: &generator) ?? "0")
        default:
            let parts = [
                "abc", "a long stretch of plain text", " ", "é", "中", "🙂", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9",
                "\\ud83d\\ude42", "{",
                "]", ",",
            ]
            return "\"" + (0..<count * 2).map { _ in parts.randomElement(using: &generator) ?? "" }.joined() + "\""
                + space
        }
    }

    @Test("generated documents mean the same") func generatedDocumentsMeanTheSame() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<3000 {
            let bytes = Array(document(4, &generator).utf8)
            let mine = scanned(bytes)
            #expect(mine != nil && mine == parsed(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("every cut is refused") func everyCutIsRefused() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<150 {
            let bytes = Array("{\"k\":\(document(3, &generator))}".utf8)
            for length in 0..<bytes.count {
                var scanner = JSONScanner(Array(bytes[..<length]))
                #expect(throws: JSONError.self) {
                    try scanner.skipValue()
                    try scanner.finish()
                }
            }
        }
    }

    /// One changed byte: both accept or both refuse, except where Foundation is known to be laxer
    /// or stricter than the grammar.
    @Test("changed documents are judged alike") func changedDocumentsAreJudgedAlike() {
        var generator = SeededGenerator(seed: 13)
        var judged = 0
        var refused = 0
        for _ in 0..<6000 {
            var bytes = Array(document(3, &generator).utf8)
            guard !bytes.isEmpty else { continue }
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            let signs = Array("{}[]:,\"\\ 0123456789eE+-.truefalsnx".utf8)
            bytes[index] = signs.randomElement(using: &generator) ?? 0
            guard !hasUnpairedSurrogate(bytes), !hasRepeatedKey(bytes), !hasTrailingComma(bytes) else { continue }
            let mine = scanned(bytes)
            judged += 1
            refused += mine == nil ? 1 : 0
            #expect(mine == parsed(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(judged > 4000 && refused > 1000, "the test has to see good and bad documents")
    }

    /// Foundation refuses lone surrogates, which the scanner reads as U+FFFD.
    private func hasUnpairedSurrogate(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).lowercased().contains("\\ud")
            || String(decoding: bytes, as: UTF8.self).contains("\\uD")
    }

    /// Foundation lets a comma stand before a closing bracket, which the grammar does not.
    private func hasTrailingComma(_ bytes: [UInt8]) -> Bool {
        let dense = bytes.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return zip(dense, dense.dropFirst()).contains {
            $0 == UInt8(ascii: ",") && ($1 == UInt8(ascii: "]") || $1 == UInt8(ascii: "}"))
        }
    }

    /// Of two equal keys the scanner's caller sees both; which one Foundation keeps is its own affair.
    private func hasRepeatedKey(_ bytes: [UInt8]) -> Bool {
        var scanner = JSONScanner(bytes)
        return (try? repeated(&scanner)) ?? false
    }

    private func repeated(_ scanner: inout JSONScanner) throws -> Bool {
        var found = false
        switch try scanner.peekKind() {
        case .object:
            var keys: Set<String> = []
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                found = !keys.insert(scanner.string(key)).inserted || found
                found = try repeated(&scanner) || found
            }
        case .array:
            try scanner.beginArray()
            while try scanner.nextElement() { found = try repeated(&scanner) || found }
        default: try scanner.skipValue()
        }
        return found
    }
}
