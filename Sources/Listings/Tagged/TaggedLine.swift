import ReadableText

/// A line that begins with a tag.
struct TaggedLine {
    /// The tag in upper case: `TI`, `PMID`, `%T`.
    let tag: String
    /// What follows it, with the spaces around it.
    let text: ArraySlice<UInt8>

    /// How a record of RIS writes its tags where it does not write them as described: `TY - JOUR`, `ty  - jour`.
    ///
    /// It is told from the line with which the record begins, so that no line of an abstract is taken for a field
    /// (`AI - what is it?`) where the record writes its tags in another way.
    struct Style: Hashable {
        let isLowercase: Bool
        let blanks: Int
    }

    /// The tag of a line; nil where it has none.
    init?(_ line: ArraySlice<UInt8>, _ form: TaggedForm, _ style: Style? = nil) {
        let found: Self? =
            switch form {
            case .ris: Self(columns: line, widths: 2...2) ?? style.flatMap { Self(line, like: $0) }
            case .medline: Self(columns: line, widths: 2...4)
            case .endNote: Self(percent: line)
            case .webOfScience: Self(plain: line)
            }
        guard let found else { return nil }
        self = found
    }

    private init(_ tag: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) {
        self.tag = String(decoding: tag, as: UTF8.self).uppercased()
        self.text = text
    }

    /// Four columns for the tag, a hyphen, and a space before what follows.
    private init?(columns line: ArraySlice<UInt8>, widths: ClosedRange<Int>) {
        let tag = line.prefix(4).prefix(while: Self.isOfTag)
        let hyphen = line.startIndex + 4
        guard widths.contains(tag.count), line.count > 4, line[hyphen] == UInt8(ascii: "-"),
            line[tag.endIndex..<hyphen].allSatisfy({ $0 == 0x20 }), let first = tag.first, !ASCII.isDigit(first)
        else { return nil }
        let text = line[(hyphen + 1)...]
        guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
        self.init(tag, text)
    }

    private init?(percent line: ArraySlice<UInt8>) {
        guard line.count > 1, line.first == UInt8(ascii: "%"), (0x21...0x7E).contains(line[line.startIndex + 1]) else {
            return nil
        }
        let text = line.dropFirst(2)
        guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
        self.init(line.prefix(2), text)
    }

    private init?(plain line: ArraySlice<UInt8>) {
        let tag = line.prefix(2)
        guard tag.count == 2, tag.allSatisfy(Self.isOfTag), let first = tag.first, !ASCII.isDigit(first) else {
            return nil
        }
        let text = line.dropFirst(2)
        guard text.isEmpty || text.first == 0x20 else { return nil }
        self.init(tag, text)
    }

    private static func isOfTag(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || ASCII.isDigit(byte) }
}

// MARK: - Tags that are not written as described

extension TaggedLine {
    private init?(_ line: ArraySlice<UInt8>, like style: Style) {
        guard let (found, blanks, text) = Self.loose(line), found.allSatisfy({ $0 != 0x20 }),
            style == Style(isLowercase: Self.isLowercase(found), blanks: blanks)
        else { return nil }
        let line = Self(found, text)
        guard Self.known.contains(line.tag) else { return nil }
        self = line
    }

    /// The style of a line that begins a record, whatever it is: nil where it begins none. What follows is a type, in
    /// one word.
    static func beginning(_ line: ArraySlice<UInt8>) -> Style? {
        guard let (tag, blanks, text) = loose(line), tag.count == 2 else { return nil }
        let isLowercase = isLowercase(tag)
        guard tag.elementsEqual((isLowercase ? "ty" : "TY").utf8) else { return nil }
        let type = Spacing.singleSpaced(text)
        guard (2...12).contains(type.utf8.count), type.utf8.allSatisfy(ASCII.isAlphanumeric) else { return nil }
        return Style(isLowercase: isLowercase, blanks: blanks)
    }

    /// Two letters, or a letter and a digit; spaces; a hyphen, and a space or nothing.
    private static func loose(_ line: ArraySlice<UInt8>) -> (
        tag: ArraySlice<UInt8>, blanks: Int, text: ArraySlice<UInt8>
    )? {
        let tag = line.prefix(2)
        guard tag.count == 2, let first = tag.first, ASCII.isLetter(first), tag.allSatisfy(ASCII.isAlphanumeric) else {
            return nil
        }
        let blanks = line.dropFirst(2).prefix { $0 == 0x20 || $0 == 0x09 }
        let rest = line[blanks.endIndex...]
        guard blanks.count <= 8, rest.first == UInt8(ascii: "-") else { return nil }
        let text = rest.dropFirst()
        guard text.isEmpty || text.first == 0x20 || text.first == 0x09 else { return nil }
        return (tag, blanks.count, text)
    }

    private static func isLowercase(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.first.map { (0x61...0x7A).contains($0) } ?? false
    }

    /// The tags of RIS, and those that its services add.
    private static let known: Set<String> = Set(
        """
        TY ER TI T1 T2 T3 CT BT ST AB N1 N2 AU A1 A2 A3 A4 AD AN AV C1 C2 C3 C4 C5 C6 C7 C8 CN CP CY DA DB DI DO DP \
        ED EP ET ID IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 NV OP PB PP PY RI RN RP SE SN SP SV TA TT \
        U1 U2 U3 U4 U5 UR VL VO Y1 Y2 YR
        """.split(separator: " ").map(String.init))
}
