/// What the grammars of identifiers ask of bytes and texts.
enum IdentifierText {
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether there are digits, and nothing else.
    static func areDigits(_ bytes: ArraySlice<UInt8>) -> Bool { !bytes.isEmpty && bytes.allSatisfy(isDigit) }

    /// The letters of ASCII in lower case.
    static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The index behind the first place where a mark stands; nil where it does not.
    static func end(of mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = mark.utf8.first else { return nil }
        var rest = bytes
        while let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: mark.utf8) { return place + mark.utf8.count }
            rest.removeFirst()
        }
        return nil
    }

    /// The text with every run of white space made one space and none at its ends, without
    /// zero-width spaces and byte order marks.
    static func singleSpaced(_ text: String) -> String {
        // Printable ASCII without a space, as identifiers are.
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        var isSpaced = false
        for scalar in text.unicodeScalars where scalar != "\u{200B}" && scalar != "\u{FEFF}" {
            if scalar.properties.isWhitespace {
                isSpaced = !result.isEmpty
            } else {
                if isSpaced { result.append(" ") }
                isSpaced = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
