import ReadableText

/// The words of a text with their places, as OpenAlex has abstracts: `{"We":[0,3],"strike":[1]}`.
///
/// Put in order they are the text. Of two words at one place that which was written first comes first. A place between
/// two words at which there is none stands for words that are not known: `[...]` is put there, as who quotes does,
/// so that the words beside it are not taken for neighbours.
struct PlacedWords {
    /// So many words of a text are taken.
    private static let most = 50_000
    /// So long a text is made at most, in bytes: a word of megabytes can be said to stand at thousands of places.
    private static let longest = LineReader.usualMaximumLength
    private static let hole = Array(" [...] ".utf8)

    private var index = JSONScanner.PlainIndex()

    /// Takes the members that come next, as long as they are written as usual.
    mutating func takePlain(from scanner: inout JSONScanner) { scanner.takePlainMembers(into: &index) }

    /// Takes the places of a word as they are usually written; false where they are not, and nothing is taken.
    mutating func take(_ word: JSONStringRange, from scanner: inout JSONScanner) -> Bool {
        guard scanner.takePlainNumbers(into: &index.places) else { return false }
        end(word)
        return true
    }

    /// Adds a place of a word; all of a word's places are added before ``end(_:)``.
    mutating func add(_ place: Int) { index.places.append(place) }

    /// Says whose places were added last.
    mutating func end(_ word: JSONStringRange) {
        index.words.append(word)
        index.ends.append(index.places.count)
    }

    /// The text, single-spaced; nil where there is no word. The scanner is the one from which the words were taken.
    func text(of scanner: borrowing JSONScanner) -> String? {
        let places = index.places[..<min(index.places.count, Self.most)]
        guard let first = places.first else { return nil }
        var (least, greatest) = (first, first)
        for place in places { (least, greatest) = (min(least, place), max(greatest, place)) }
        var text = Made(room: [UInt8](repeating: 0, count: 2_048))
        if least < 0 || greatest > 2 * places.count + 64 || !appendByPlace(upTo: greatest, of: scanner, to: &text) {
            appendSorted(of: scanner, to: &text)
        }
        return Spacing.singleSpaced(text.room[..<text.count])
    }

    /// The text while it is made: so many bytes of the room.
    private struct Made {
        var room: [UInt8]
        var count = 0

        /// Adds the next word.
        @inline(__always)
        mutating func add(_ word: JSONStringRange, isAfterHole: Bool, of scanner: borrowing JSONScanner) {
            if count > 0 {
                if isAfterHole { for byte in PlacedWords.hole { add(byte) } } else { add(0x20) }
            }
            scanner.write(word, to: &room, at: &count)
        }

        @inline(__always)
        private mutating func add(_ byte: UInt8) {
            if count == room.count { room += repeatElement(0, count: room.count) }
            room[count] = byte
            count += 1
        }
    }

    /// Appends the words by a table of all places; false, with nothing appended, where two stand at one.
    private func appendByPlace(upTo last: Int, of scanner: borrowing JSONScanner, to text: inout Made) -> Bool {
        var table = [Int32](repeating: -1, count: last + 1)
        var place = 0
        for (number, end) in index.ends.enumerated() {
            while place < min(end, Self.most) {
                guard table[index.places[place]] < 0 else { return false }
                table[index.places[place]] = Int32(number)
                place += 1
            }
        }
        var isAfterHole = false
        for number in table where text.count < Self.longest {
            if number < 0 {
                isAfterHole = true
                continue
            }
            text.add(index.words[Int(number)], isAfterHole: isAfterHole, of: scanner)
            isAfterHole = false
        }
        return true
    }

    /// Appends the words whatever their places are.
    private func appendSorted(of scanner: borrowing JSONScanner, to text: inout Made) {
        var found: [(place: Int, number: Int)] = []
        for (number, end) in index.ends.enumerated() where found.count < Self.most {
            for place in index.places[found.count..<min(end, Self.most)] { found.append((place, number)) }
        }
        // By their numbers, too: nothing says that sorting keeps the order of equal ones.
        found.sort { $0 < $1 }
        var before = found[0].place
        for (place, number) in found where text.count < Self.longest {
            let (gap, isHuge) = place.subtractingReportingOverflow(before)
            text.add(index.words[number], isAfterHole: isHuge || gap > 1, of: scanner)
            before = place
        }
    }
}
