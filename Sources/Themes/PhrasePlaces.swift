import LinearAlgebra

/// Where phrases stand: in which texts, and how.
struct PhrasePlaces {
    /// A phrase and a text that has it.
    struct Entry {
        let phrase: Int32
        let text: Int32
        var places: Phrase.Place
    }

    /// In the order in which they were read.
    let entries: [Entry]
    /// The first place of each phrase; -1 where it has none.
    let first: [Int32]

    /// The phrases of some sequences that so many texts of the core have.
    static func phrases(of sequences: WordSequences, core: Range<Int>, fewest: Int, _ workers: Workers) -> [Phrase] {
        gathered(sequences.phrasePlaces(workers), sequences, core: core, fewest: fewest)
    }

    /// Notes places as they are read, those of each phrase in the order of the texts.
    struct Reading {
        private let offsets: [Int]
        private var entries: [Entry] = []
        private var first: [Int32]
        /// Of each phrase the last entry; -1 where it has none.
        private var last: [Int32]

        /// No places yet.
        ///
        /// - Parameter offsets: where the phrases of each length begin where all are numbered one after another, and where
        ///   the last end.
        init(_ offsets: [Int]) {
            self.offsets = offsets
            first = [Int32](repeating: -1, count: offsets.last ?? 0)
            last = first
        }

        var places: PhrasePlaces { PhrasePlaces(entries: entries, first: first) }

        @inline(__always) mutating func add(
            _ number: Int32, _ length: Int, at place: Int, of text: Int, isTitle: Bool
        ) {
            let phrase = offsets[length - 1] + Int(number)
            let entry = Int(last[phrase])
            if entry >= 0, entries[entry].text == Int32(text) {
                entries[entry].places.insert(isTitle ? [.again, .title] : .again)
                return
            }
            if entry < 0 { first[phrase] = Int32(place) }
            last[phrase] = Int32(entries.count)
            entries.append(Entry(phrase: Int32(phrase), text: Int32(text), places: isTitle ? .title : []))
        }
    }

    private static func gathered(
        _ read: [PhrasePlaces], _ sequences: WordSequences, core: Range<Int>, fewest: Int
    ) -> [Phrase] {
        let offsets = sequences.offsets
        var counts = [(all: Int, core: Int)](repeating: (0, 0), count: offsets.last ?? 0)
        for part in read {
            for entry in part.entries {
                counts[Int(entry.phrase)].all += 1
                if core.contains(Int(entry.text)) { counts[Int(entry.phrase)].core += 1 }
            }
        }
        var kept: [(phrase: Int, words: Range<Int>)] = []
        for length in 1..<offsets.count {
            kept += (offsets[length - 1]..<offsets[length]).filter { counts[$0].core >= fewest }.compactMap { phrase in
                read.lazy.map { Int($0.first[phrase]) }.first { $0 >= 0 }.map { (phrase, $0..<$0 + length) }
            }.sorted { $0.words.lowerBound < $1.words.lowerBound }
        }
        var slots = [Int32](repeating: -1, count: counts.count)
        var found: [(texts: [Int32], places: [Phrase.Place])] = kept.enumerated().map { slot, entry in
            slots[entry.phrase] = Int32(slot)
            var (texts, places) = ([Int32](), [Phrase.Place]())
            texts.reserveCapacity(counts[entry.phrase].all)
            places.reserveCapacity(counts[entry.phrase].all)
            return (texts, places)
        }
        for part in read {
            for entry in part.entries {
                let slot = Int(slots[Int(entry.phrase)])
                guard slot >= 0 else { continue }
                found[slot].texts.append(entry.text)
                found[slot].places.append(entry.places)
            }
        }
        return zip(kept, found).map {
            Phrase(words: Array(sequences.texts.words[$0.words]), texts: $1.texts, places: $1.places)
        }
    }
}
