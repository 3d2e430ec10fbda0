import Featurizer

extension ClauseReader.Text {
    /// The words in bytes, for whoever keeps them: the number of words of the title, then each word as 4·(number + 1) +
    /// 2·(is a name) + (is joined to the one before), 0 for the end of a clause; all as numbers of seven bits a byte, the
    /// lowest first, of which all but the last have the eighth bit (LEB128).
    var stored: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * words.count)
        Self.append(UInt64(titleWords), to: &bytes)
        for (word, marks) in zip(words, marks) {
            let kept = UInt64(marks.contains(.name) ? 2 : 0) + UInt64(marks.contains(.joined) ? 1 : 0)
            Self.append(word < 0 ? 0 : 4 * UInt64(word + 1) + kept, to: &bytes)
        }
        return bytes
    }

    /// Reads the same; nil for bytes that are not that, or name a word that is not known.
    ///
    /// - Parameter known: how many words are known.
    init?(stored bytes: some Collection<UInt8>, known: Int) {
        self.init()
        var titleWords: UInt64?
        var (value, shift): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            guard shift < 63 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 { continue }
            if titleWords == nil {
                titleWords = value
            } else {
                guard value == 0 || value >= 4 && value / 4 <= UInt64(known) else { return nil }
                words.append(Int32(truncatingIfNeeded: Int(value / 4) - 1))
                var marks: ClauseReader.Marks = []
                if value & 2 != 0 { marks.insert(.name) }
                if value & 1 != 0 { marks.insert(.joined) }
                self.marks.append(marks)
            }
            (value, shift) = (0, 0)
        }
        guard shift == 0, let titleWords, titleWords <= UInt64(words.count) else { return nil }
        self.titleWords = Int(titleWords)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
