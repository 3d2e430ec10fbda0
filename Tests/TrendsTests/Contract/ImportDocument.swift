/// `trends.import/1`.
struct ImportDocument: Decodable, Equatable {
    struct File: Decodable, Equatable {
        let file: String
        let read: Int
        let new: Int
        let known: Int
        let rejected: Int
    }

    let schema: String
    let read: Int
    let new: Int
    let known: Int
    let rejected: Int
    let yearsInferred: Int
    let files: [File]
}

/// `trends.archive/1`.
struct ArchiveDocument: Decodable, Equatable {
    struct Gap: Decodable, Equatable {
        let first: String
        let last: String
    }

    let schema: String
    let papers: Int
    let sightings: Int
    let firstListed: String?
    let lastListed: String?
    let gaps: [Gap]
}
