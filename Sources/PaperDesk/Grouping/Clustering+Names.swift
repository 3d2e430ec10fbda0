import Themes
import TopicEngine

extension Clustering {
    /// A name for each group: a phrase that tells it from the others, else its terms. No two are the same.
    ///
    /// - Parameter texts: those that were grouped, in the same order.
    func names(among texts: [PaperText]) -> [String] { phrases(among: texts).names }

    /// The names, and the phrases that tell each group from the others; none of a group that is named by its terms.
    func phrases(among texts: [PaperText]) -> (names: [String], phrases: [[String]]) {
        let found = GroupNames(of: clusters.map(\.members), among: texts)
        return (names(found.names), found.phrases)
    }

    private func names(_ phrases: [String?]) -> [String] {
        var taken = Set(phrases.compactMap { $0 })
        return zip(clusters, phrases).enumerated().map { number, group in
            if let phrase = group.1 { return phrase }
            // Two groups of the same terms are told apart by their numbers.
            let name = taken.contains(group.0.name) ? "\(group.0.name) (\(number + 1))" : group.0.name
            taken.insert(name)
            return name
        }
    }
}
