extension TokenScanner {
    /// Reads a text byte by byte, by the rules made for abstracts and for texts, from a position until at least
    /// another; returns where it stands then. See ``TokenRule/abstracts``.
    mutating func scanAbstract(_ text: Span<UInt8>, from start: Int, to end: Int, into sink: inout some TokenSink)
        -> Int
    {
        var position = start
        while position < end {
            switch classes[Int(text[position])] {
            case .gap: position += 1
            case .word:
                position = scanPlainWord(text, at: position, into: &sink) ?? scanWord(text, at: position, into: &sink)
            case .beyondASCII: position = scanBeyondASCII(text, at: position, into: &sink)
            case .sentenceMark:
                sink.endSentence()
                position += 1
            case .backslash: position = Markup.endOfCommand(text, at: position)
            case .lessThan: position = Markup.endOfTag(text, at: position) ?? position + 1
            case .ampersand: position = Markup.endOfEntity(text, at: position) ?? position + 1
            }
        }
        return position
    }

    /// Takes a word of ASCII letters and digits alone, or several with hyphens between, that is
    /// joined to nothing else and is no link; returns where it ends, or nil for any other word.
    @inline(__always)
    private mutating func scanPlainWord(_ text: Span<UInt8>, at start: Int, into sink: inout some TokenSink) -> Int? {
        guard packsWords, let run = PlainRun(text, at: start, underscore: false) else { return nil }
        let end = start &+ run.length
        switch plainEnd(text, at: end, length: run.length) {
        case .end:
            if !sink.takeAgain(run.word) { takeFolded(run.word, into: &sink) }
            return end
        case .hyphen: return scanCompound(text, run, at: end, into: &sink)
        case .other: return nil
        }
    }

    /// How a run of plain characters goes on.
    private enum PlainEndKind { case end, hyphen, other }

    @inline(__always)
    private func plainEnd(_ text: Span<UInt8>, at end: Int, length: Int) -> PlainEndKind {
        guard end < text.count else { return .end }
        switch plainEnds[Int(text[end])] {
        case .always: return .end
        case .never: return .other
        case .beforeNoDigit: return end &+ 1 < text.count && ByteClass.isDigit(text[end &+ 1]) ? .other : .end
        case .afterNoScheme: return length == 4 || length == 5 ? .other : .end
        case .beforeNoWord:
            guard end &+ 1 < text.count else { return .end }
            return classes[Int(text[end &+ 1])] == .word ? .hyphen : text[end &+ 1] >= 0x80 ? .other : .end
        }
    }

    /// Takes each part of a hyphenated word all of whose parts say something alone; returns where
    /// it ends, or nil for any other.
    private mutating func scanCompound(
        _ text: Span<UInt8>, _ first: PlainRun, at hyphen: Int, into sink: inout some TokenSink
    ) -> Int? {
        compound.removeAll(keepingCapacity: true)
        var (part, position) = (first, hyphen)
        while true {
            guard part.length > 1, part.word.hasLetter else { return nil }
            compound.append(part.word)
            // A colon behind several parts follows no scheme.
            switch plainEnd(text, at: position, length: compound.count > 1 ? 0 : part.length) {
            case .end:
                for word in compound where !sink.takeAgain(word) { takeFolded(word, into: &sink) }
                return position
            case .other: return nil
            case .hyphen:
                guard let next = PlainRun(text, at: position + 1, underscore: false) else { return nil }
                (part, position) = (next, position + 1 + next.length)
            }
        }
    }

    /// Folds a plain word that the sink does not know yet.
    mutating func takeFolded(_ plain: PackedWord, into sink: inout some TokenSink) {
        folded.removeAll(keepingCapacity: true)
        plain.append(to: &folded)
        foldASCII()
        sink.take(isToken ? folded : nil, of: plain)
    }

    private mutating func scanBeyondASCII(_ text: Span<UInt8>, at start: Int, into sink: inout some TokenSink) -> Int {
        guard let (scalar, length) = Scalars.decode(text, at: start) else { return start + 1 }
        if Scalars.isLetterOrNumber(scalar) { return scanWord(text, at: start, into: &sink) }
        // Full stops, exclamation and question marks of other scripts end a sentence as the ASCII ones do.
        if scalar.properties.isSentenceTerminal { sink.endSentence() }
        return start + length
    }

    /// Reads one word with its hyphens and appends its tokens; returns where it ends.
    private mutating func scanWord(_ text: Span<UInt8>, at start: Int, into sink: inout some TokenSink) -> Int {
        word.removeAll(keepingCapacity: true)
        partEnds.removeAll(keepingCapacity: true)
        var (position, isASCII, lastJoint) = (start, true, JointKind.hyphen)
        while position < text.count {
            let byte = text[position]
            if classes[Int(byte)] == .word {
                word.append(byte)
                position += 1
            } else if byte >= 0x80, let (scalar, length) = Scalars.decode(text, at: position),
                Scalars.belongsToWord(scalar)
            {
                for offset in 0..<length { word.append(text[position + offset]) }
                position += length
                isASCII = false
            } else if let joint = joint(text, at: position) {
                switch joint.kind {
                case .decimalPoint: word.append(byte)
                case .hyphen, .apostrophe:
                    partEnds.append(word.count)
                    lastJoint = joint.kind
                }
                position += joint.length
            } else {
                break
            }
        }
        if isASCII, partEnds.isEmpty, let end = Markup.endOfLink(text, scheme: start..<position) { return end }
        partEnds.append(word.count)
        if lastJoint == .apostrophe { dropContraction() }
        appendParts(isASCII: isASCII, into: &sink)
        return position
    }

    private enum JointKind { case hyphen, apostrophe, decimalPoint }

    /// What joins two parts of a word at a position: a hyphen or an apostrophe between word
    /// characters, a point between digits.
    private func joint(_ text: Span<UInt8>, at position: Int) -> (kind: JointKind, length: Int)? {
        let (kind, length): (JointKind, Int)
        switch text[position] {
        case UInt8(ascii: "-"): (kind, length) = (.hyphen, 1)
        case UInt8(ascii: "'"): (kind, length) = (.apostrophe, 1)
        case UInt8(ascii: "."): (kind, length) = (.decimalPoint, 1)
        case 0xE2:
            // U+2010 and U+2011 are hyphens, U+2019 is the typographic apostrophe.
            guard position + 3 < text.count, text[position + 1] == 0x80 else { return nil }
            switch text[position + 2] {
            case 0x90, 0x91: (kind, length) = (.hyphen, 3)
            case 0x99: (kind, length) = (.apostrophe, 3)
            default: return nil
            }
        default: return nil
        }
        let next = position + length
        guard next < text.count else { return nil }
        if kind == .decimalPoint {
            let isBetweenDigits = ByteClass.isDigit(text[next]) && (word.last.map(ByteClass.isDigit) ?? false)
            return isBetweenDigits ? (kind, length) : nil
        }
        if classes[Int(text[next])] == .word { return (kind, length) }
        guard text[next] >= 0x80, let (scalar, _) = Scalars.decode(text, at: next) else { return nil }
        return Scalars.isLetterOrNumber(scalar) ? (kind, length) : nil
    }

    /// Makes tokens of the word just read: of the whole where a part says nothing alone, else of each part.
    private mutating func appendParts(isASCII: Bool, into sink: inout some TokenSink) {
        var begin = 0
        if partEnds.count > 1, hasPartThatSaysNothingAlone {
            folded.removeAll(keepingCapacity: true)
            for (place, end) in partEnds.enumerated() {
                if place > 0 { folded.append(UInt8(ascii: "-")) }
                folded.append(contentsOf: word[begin..<end])
                begin = end
            }
            appendFolded(isASCII: isASCII, into: &sink)
            return
        }
        for end in partEnds {
            folded.removeAll(keepingCapacity: true)
            folded.append(contentsOf: word[begin..<end])
            begin = end
            appendFolded(isASCII: isASCII, into: &sink)
        }
    }

    /// `model's` is `model`, `we've` is `we`: what stands behind the last apostrophe goes where it
    /// has at most two letters.
    private mutating func dropContraction() {
        guard partEnds.count > 1, word.count - partEnds[partEnds.count - 2] <= 2 else { return }
        partEnds.removeLast()
        word.removeLast(word.count - partEnds[partEnds.count - 1])
    }

    /// Whether a part is a single character (`k-means`) or a number (`GPT-3.5`).
    private var hasPartThatSaysNothingAlone: Bool {
        var begin = 0
        for end in partEnds {
            let part = word[begin..<end]
            if Scalars.count(part) == 1 || part.allSatisfy({ ByteClass.isDigit($0) || $0 == UInt8(ascii: ".") }) {
                return true
            }
            begin = end
        }
        return false
    }

    /// Folds the case, accents and plural of `folded`, and takes it where that leaves a token.
    private mutating func appendFolded(isASCII: Bool, into sink: inout some TokenSink) {
        if isASCII {
            foldASCII()
        } else {
            folded = WordFolding.fold(folded)
            Plurals.fold(&folded)
        }
        if isToken { sink.take(folded) }
    }

    /// Whether what was folded is neither a number nor, unless these are kept, a single letter or a function word.
    private var isToken: Bool {
        guard !folded.isEmpty, !folded.allSatisfy(Self.belongsToNumber) else { return false }
        return keepsSmallWords || (!Scalars.isLoneLetter(folded) && !functionWords.contains(folded[...]))
    }

    private static func belongsToNumber(_ byte: UInt8) -> Bool {
        ByteClass.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private mutating func foldASCII() {
        // The plural of an acronym: LMs, GPUs.
        if folded.count >= 3, folded.last == UInt8(ascii: "s"), folded.dropLast().allSatisfy(ByteClass.isUpper) {
            folded.removeLast()
        }
        for index in folded.indices where ByteClass.isUpper(folded[index]) { folded[index] |= 0x20 }
        if !functionWords.contains(folded[...]) { Plurals.fold(&folded) }
    }
}
