/// What texts are about under one name or several: a phrase, or one with its abbreviations.
struct Concept: Sendable {
    /// The long form first, then its abbreviations.
    let phrases: [Phrase]
    /// The texts that have any of them, ascending.
    let texts: [Int32]
    /// Whether each of those texts is about it: its title has one of the phrases, or they come twice or more.
    let isCentral: [Bool]

    init(_ phrases: [Phrase]) {
        self.phrases = phrases
        guard phrases.count > 1 else {
            texts = phrases.first?.texts ?? []
            isCentral = phrases.first?.places.map { !$0.isEmpty } ?? []
            return
        }
        var central: [Int32: Bool] = [:]
        for phrase in phrases {
            // Of a text that has the long form and the short one, both together come twice.
            for (text, place) in zip(phrase.texts, phrase.places) {
                central[text] = central[text] != nil || !place.isEmpty
            }
        }
        texts = central.keys.sorted()
        isCentral = texts.map { central[$0] ?? false }
    }

    /// Whether a phrase of another is a part of one of its own.
    func contains(_ other: Concept) -> Bool {
        phrases.contains { phrase in other.phrases.contains { phrase.contains($0) } }
    }

    /// Its first phrase, with those of its texts that lie in a range.
    func within(_ range: Range<Int>) -> Phrase {
        let texts = texts.filter { range.contains(Int($0)) }
        return Phrase(words: phrases.first?.words ?? [], texts: texts, places: [])
    }

    /// Phrases as concepts: those with abbreviations in the texts together with these.
    static func all(_ phrases: [Phrase], _ texts: PhraseTexts) -> [Concept] {
        let longForms = Abbreviations(texts).longForms
        var short: [[Int32]: [Phrase]] = [:]
        for phrase in phrases {
            guard phrase.words.count == 1, let long = longForms[phrase.words[0]] else { continue }
            short[long, default: []].append(phrase)
        }
        let known = Set(phrases.map(\.words))
        let unmined = short.keys.filter { !known.contains($0) }.sorted { texts.folded($0) < texts.folded($1) }
        let whole = phrases.filter { $0.words.count > 1 || longForms[$0.words[0]] == nil || short[$0.words] != nil }
        return (whole + unmined.map(texts.phrase)).map { phrase in
            let forms = (short[phrase.words] ?? []).sorted { texts.folded($0.words) < texts.folded($1.words) }
            return Concept([phrase] + forms.filter { $0.words != phrase.words })
        }
    }
}

extension PhraseTexts {
    /// Some words as a phrase, wherever they stand whole.
    func phrase(_ words: [Int32]) -> Phrase {
        var (texts, places) = ([Int32](), [Phrase.Place]())
        for text in 0..<count {
            let title = title(text)
            for place in range(text) where self.words[place] == words.first && isPlace(place, of: words) {
                if texts.last == Int32(text) {
                    places[places.count - 1].insert(.again)
                } else {
                    texts.append(Int32(text))
                    places.append([])
                }
                if title.contains(place) { places[places.count - 1].insert(.title) }
            }
        }
        return Phrase(words: words, texts: texts, places: places)
    }
}
