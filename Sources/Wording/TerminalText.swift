/// What a terminal is sent: the last door, through which results go that were made harmless piece by piece, and data
/// that keep every character for programs.
package enum TerminalText {
    /// The same text; characters that control the terminal, reorder or hide are written as `\\u` escapes, which JSON
    /// reads back. Line feeds and tabs stay, and so do colours (`ESC [ … m`) and links as ``linked(_:to:)`` makes them.
    ///
    /// O(bytes). What is no UTF-8 becomes U+FFFD.
    package static func shown(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 >= 0x7F }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var place = scalars.startIndex
        while place < scalars.endIndex {
            let scalar = scalars[place]
            if scalar == "\u{1B}", let end = endOfColour(scalars, place) ?? endOfLink(scalars, place) {
                for part in scalars[place..<end] { result.append(UInt8(truncatingIfNeeded: part.value)) }
                place = end
                continue
            }
            if scalar != "\n", scalar != "\t", SafeText.isHarmful(scalar) {
                JSONWriter.escape(scalar, to: &result)
            } else {
                result += UTF8.encode(scalar) ?? .init()
            }
            place = scalars.index(after: place)
        }
        return result
    }

    /// A text on lines that somebody has laid out: blanks stay as they are, and U+FFFD stands for what would harm. Each
    /// line is cut where it is longer than `limit` columns.
    package static func block(_ text: String, limit: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var scalars = String.UnicodeScalarView()
            for scalar in line.unicodeScalars { scalars.append(SafeText.isHarmful(scalar) ? "\u{FFFD}" : scalar) }
            return DisplayWidth.fitted(String(scalars), to: limit)
        }.joined(separator: "\n")
    }

    /// A text that leads to an address, on terminals that can do so; others show the text alone.
    ///
    /// The text has to be harmless already. An address that is not one of the web, in at most 2,000 printable ASCII
    /// characters, could end the sequence or hide something: then there is no link.
    ///
    /// Source of the sequence (OSC 8): <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.
    package static func linked(_ text: String, to address: String) -> String {
        guard isAddress(address.unicodeScalars) else { return text }
        return linkBeginning + address + linkEnd + text + linkBeginning + linkEnd
    }

    private static let linkBeginning = "\u{1B}]8;;"
    private static let linkEnd = "\u{1B}\\"
    private static let longestAddress = 2_000

    private static func isAddress(_ address: some Collection<Unicode.Scalar>) -> Bool {
        let isWeb = ["https://", "http://"].contains { address.starts(with: $0.unicodeScalars) }
        return isWeb && address.count <= longestAddress && address.allSatisfy { (0x21...0x7E).contains($0.value) }
    }

    /// Where the beginning of a link ends, or its end, that begins at a place.
    private static func endOfLink(
        _ scalars: String.UnicodeScalarView, _ start: String.UnicodeScalarView.Index
    ) -> String.UnicodeScalarView.Index? {
        let rest = scalars[start...]
        guard rest.starts(with: linkBeginning.unicodeScalars) else { return nil }
        let address = rest.dropFirst(linkBeginning.unicodeScalars.count).prefix(longestAddress + 1)
            .prefix { $0 != "\u{1B}" }
        guard address.isEmpty || isAddress(address),
            scalars[address.endIndex...].starts(with: linkEnd.unicodeScalars)
        else { return nil }
        return scalars.index(address.endIndex, offsetBy: linkEnd.unicodeScalars.count)
    }

    /// Where a colour ends that begins at a place: `ESC [`, digits and semicolons, `m`.
    private static func endOfColour(
        _ scalars: String.UnicodeScalarView, _ start: String.UnicodeScalarView.Index
    ) -> String.UnicodeScalarView.Index? {
        var place = scalars.index(after: start)
        guard place < scalars.endIndex, scalars[place] == "[" else { return nil }
        place = scalars.index(after: place)
        while place < scalars.endIndex, scalars[place] == ";" || ("0"..."9").contains(scalars[place]) {
            place = scalars.index(after: place)
        }
        guard place < scalars.endIndex, scalars[place] == "m" else { return nil }
        return scalars.index(after: place)
    }
}
