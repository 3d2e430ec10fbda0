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

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}

extension PhraseTexts {
    /// Adds a text by what `stored` gave; false, and nothing is added, for bytes that are not that, or name a word that is
    /// not known.
    mutating func add(stored bytes: Span<UInt8>) -> Bool {
        let (start, known) = (words.count, UInt64(reader.count))
        var titleWords: UInt64?
        var (value, shift): (UInt64, UInt64) = (0, 0)
        for place in bytes.indices {
            let byte = bytes[place]
            value |= UInt64(byte & 0x7F) << shift
            shift = byte & 0x80 == 0 ? 0 : shift + 7
            if shift > 56 { break }
            if shift > 0 { continue }
            if titleWords == nil {
                titleWords = value
            } else {
                guard value == 0 || value >= 4 && value / 4 <= known else { break }
                words.append(Int32(truncatingIfNeeded: value / 4) - 1)
                marks.append(ClauseReader.Marks(rawValue: UInt8(truncatingIfNeeded: value & 3)))
            }
            value = 0
            if place == bytes.count - 1, let title = titleWords, title <= UInt64(words.count - start) {
                end(titleWords: Int(title))
                return true
            }
        }
        words.removeSubrange(start...)
        marks.removeSubrange(start...)
        return false
    }
}
