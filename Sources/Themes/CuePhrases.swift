import Featurizer

/// Finds phrases in texts, whatever their capitals, hyphens and plurals: `agent harness` in `LLM agent-harnesses`.
///
///     var cues = CuePhrases(["agent harness", "kv cache"])
///     cues.found(in: ["A better KV-cache", "…"])   // [1]
public struct CuePhrases: Sendable {
    private var reader = ClauseReader()
    /// The words of each phrase, one word behind another; none of a phrase without words.
    private var phrases: [[Int32]] = []
    /// The phrases that begin with a word.
    private var beginning: [Int32: [Int]] = [:]

    /// Phrases to look for.
    public init(_ phrases: [String]) {
        for (number, phrase) in phrases.enumerated() {
            let words = reader.read([phrase]).words.filter { $0 != ClauseReader.boundary }
            self.phrases.append(words)
            if let first = words.first { beginning[first, default: []].append(number) }
        }
    }

    /// Which of the phrases stand in a text of several parts, within one clause each; ascending.
    public mutating func found(in parts: [String]) -> [Int] {
        let words = reader.read(parts).words
        var found: Set<Int> = []
        for (place, word) in words.enumerated() {
            for number in beginning[word] ?? [] where words[place...].starts(with: phrases[number]) {
                found.insert(number)
            }
        }
        return found.sorted()
    }
}
