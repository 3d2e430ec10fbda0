/// The English names of the months, as listings, bibliographies, mails and reports write them: the one table of them.
package enum MonthName {
    /// `January` to `December`.
    package static let all = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `Jan` to `Dec`: the first three letters, by which mail and HTTP know a month, too.
    package static let short = all.map { String($0.prefix(3)) }

    /// The number, 1...12, of the month whose name begins with these three letters, in either case;
    /// nil for anything else.
    ///
    /// Millions of dates are read with it, so that it compares numbers and makes no string.
    package static func number(short letters: some Collection<UInt8>) -> Int? {
        guard letters.count == 3 else { return nil }
        return keys.firstIndex(of: key(letters)).map { $0 + 1 }
    }

    /// The number of the month that a word names: in full, by three letters or as `Sept`, with a
    /// full stop or without, in either case.
    package static func number(word: some StringProtocol) -> Int? {
        let name = (word.hasSuffix(".") ? String(word.dropLast()) : String(word)).lowercased()
        if name == "sept" { return 9 }
        return lowercase.firstIndex { $0 == name || name.count == 3 && $0.hasPrefix(name) }.map { $0 + 1 }
    }

    /// Whether a text is the beginning of a month's name, or all of it.
    package static func begins(with text: some StringProtocol) -> Bool {
        let name = text.lowercased()
        return lowercase.contains { $0.hasPrefix(name) }
    }

    private static let lowercase = all.map { $0.lowercased() }
    private static let keys = lowercase.map { key($0.utf8.prefix(3)) }

    private static func key(_ letters: some Sequence<UInt8>) -> UInt32 {
        letters.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
    }
}
