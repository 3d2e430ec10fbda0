public import Papers

/// A paper of a listing as an archive gives it back that holds no other record of it, found without an archive.
///
/// Whoever asks of many papers once what an archive would say of them need not put them into one, as long as nothing
/// makes two of them one: ``PossibleTwins`` tells which of them an archive has to be asked about.
///
///     let lone = LonePaper(paper)
///     lone.paper.id   // the identifier that the paper has in an archive
///
/// A class that never changes, since it goes from hand to hand: a copy of a paper takes hold of each of its texts.
public final class LonePaper: Sendable {
    /// The paper; its identifier is the one by which the archive shows it.
    public let paper: Paper
    /// What names it in an archive: see `Paper.nameInArchive`.
    public let name: String
    /// The identifiers as the listing has them, where the archive shows others: needed to save it after all.
    private let given: Given?
    let marks: PaperMarks

    private struct Given: Sendable {
        let id: String?
        let scope: String?
        let doi: String?
    }

    /// The paper as a listing has it.
    public init(_ listed: Paper) {
        var paper = listed.fitForStorage
        let identity = PaperIdentity(paper)
        let fingerprint = PaperFingerprint(paper)
        let (id, doi) = (identity.ids.first?.id, identity.dois.first)
        let isSame = id == paper.id && paper.idScope == nil && doi == paper.doi
        given = isSame ? nil : Given(id: paper.id, scope: paper.idScope, doi: paper.doi)
        (paper.id, paper.idScope, paper.doi) = (id, nil, doi)
        // An abstract alone is of no version.
        if paper.title.isEmpty { (paper.version, paper.updated) = (nil, nil) }
        name = id ?? fingerprint.description
        marks = PaperMarks(identity, title: fingerprint.titleValue)
        self.paper = paper
    }

    /// The paper as the listing has it, fit to be saved.
    public var listed: Paper {
        guard let given else { return paper }
        var paper = paper
        (paper.id, paper.idScope, paper.doi) = (given.id, given.scope, given.doi)
        return paper
    }
}

extension NumberedClassification {
    /// The same as an archive keeps it: with probabilities of 32 bits.
    public var asKept: NumberedClassification {
        var kept = self
        for topic in probabilities.indices { kept.probabilities[topic] = Double(Float(probabilities[topic]) + 0) }
        return kept
    }
}
