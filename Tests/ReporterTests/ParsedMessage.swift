import Foundation
import Testing

/// An e-mail as a reader of mail sees it; wherever it is not what RFC 5322 and 2045 to 2047 ask for, it cannot be read.
struct ParsedMessage {
    struct Part {
        let type: String
        let text: String
    }

    struct Refused: Error { let reason: String }

    static let expectedHeaders = [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type",
    ]

    let headers: [(name: String, text: String)]
    let parts: [Part]

    init(_ document: String) throws {
        let lines = try Self.lines(document)
        guard let end = lines.firstIndex(of: "") else { throw Refused(reason: "no end of the headers") }
        let headers = try Self.headers(lines[..<end])
        self.headers = headers.map { ($0.name, Self.decoded($0.text)) }
        let type = headers.last { $0.name == "Content-Type" }?.text ?? ""
        guard let match = type.wholeMatch(of: /multipart\/alternative; boundary="([^"]{1,70})"/) else {
            throw Refused(reason: type)
        }
        let boundary = "--\(match.1)"
        var parts: [[String]] = []
        for line in lines[(end + 1)...] {
            if line == boundary + "--" { break }
            if line == boundary { parts.append([]) } else if !parts.isEmpty { parts[parts.count - 1].append(line) }
        }
        guard lines.last == boundary + "--" else { throw Refused(reason: "no last boundary") }
        self.parts = try parts.map(Self.part)
    }

    subscript(_ name: String) -> String? { headers.last { $0.name == name }?.text }

    /// Every line ends with CR LF and has at most 76 characters of ASCII, and there is no CR or LF elsewhere.
    private static func lines(_ document: String) throws -> [String] {
        let bytes = Array(document.utf8)
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 13 {
                guard index + 1 < bytes.count, bytes[index + 1] == 10 else { throw Refused(reason: "a lone CR") }
                lines.append([])
                index += 2
                continue
            }
            guard bytes[index] == 9 || (32...126).contains(bytes[index]) else {
                throw Refused(reason: "the byte \(bytes[index])")
            }
            lines[lines.count - 1].append(bytes[index])
            index += 1
        }
        guard lines.removeLast().isEmpty else { throw Refused(reason: "the last line has no end") }
        for line in lines where line.count > 76 {
            throw Refused(reason: "\(line.count) characters: \(String(decoding: line, as: UTF8.self))")
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func headers(_ lines: ArraySlice<String>) throws -> [(name: String, text: String)] {
        var headers: [(name: String, text: String)] = []
        for line in lines {
            if line.hasPrefix(" ") {
                headers[headers.count - 1].text += line
            } else {
                guard let match = line.wholeMatch(of: /([A-Za-z-]+): ?(.*)/) else { throw Refused(reason: line) }
                headers.append((String(match.1), String(match.2)))
            }
        }
        return headers
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var isAfterWord = false
        for word in text.split(separator: " ").map(String.init) {
            if let match = word.wholeMatch(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/), word.count <= 75 {
                if !isAfterWord, !bytes.isEmpty { bytes.append(32) }
                bytes += Data(base64Encoded: String(match.1)) ?? Data()
                isAfterWord = true
            } else {
                if !bytes.isEmpty { bytes.append(32) }
                bytes += word.utf8
                isAfterWord = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func part(_ lines: [String]) throws -> Part {
        guard let end = lines.firstIndex(of: "") else { throw Refused(reason: "a part without an end of its headers") }
        let headers = try headers(lines[..<end])
        guard headers.last?.text == "quoted-printable", headers.last?.name == "Content-Transfer-Encoding" else {
            throw Refused(reason: "encoding")
        }
        return Part(type: headers.first?.text ?? "", text: try unquoted(lines[(end + 1)...]))
    }

    private static func unquoted(_ lines: ArraySlice<String>) throws -> String {
        var bytes: [UInt8] = []
        for line in lines {
            guard !line.hasSuffix(" "), !line.hasPrefix("."), !line.hasPrefix("From ") else {
                throw Refused(reason: "a line that mailers change: \(line)")
            }
            var rest = Array(line.utf8)[...]
            var isSoft = false
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else {
                    bytes.append(byte)
                    continue
                }
                if rest.isEmpty {
                    isSoft = true
                    break
                }
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    throw Refused(reason: line)
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
            if !isSoft { bytes.append(10) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refused(reason: "no UTF-8") }
        return text
    }
}
