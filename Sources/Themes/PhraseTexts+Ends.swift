import Featurizer

extension PhraseTexts {
    /// The part of a phrase's places in which what is said goes on behind it with a word of meaning: a name ends it in
    /// most places (`by fine-tuning.`), behind a word that stands for a quality (`low-bit`, `long-horizon`) comes what has
    /// it. 0 where it has no place.
    func partGoingOn(_ phrase: Phrase) -> Double {
        var (places, goingOn) = (0, 0)
        for text in phrase.texts {
            for place in range(Int(text)) where isPlace(place, of: phrase.words) {
                let next = place + phrase.words.count
                places += 1
                goingOn += next < words.count && hasMeaning(words[next]) ? 1 : 0
            }
        }
        return Double(goingOn) / Double(max(1, places))
    }

    private func hasMeaning(_ word: Int32) -> Bool {
        guard word != ClauseReader.boundary else { return false }
        switch reader.kind(word) {
        case .content, .adverb: return true
        default: return false
        }
    }
}
