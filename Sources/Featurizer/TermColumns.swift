/// Some columns of a matrix of counts: in which documents a term stands, and how often.
struct TermColumns: Sendable {
    /// Where each column ends in `documents`.
    private(set) var ends: [Int] = []
    /// The documents of each column, ascending.
    private(set) var documents: [Int32] = []
    /// The entries whose term stands more than once in the document, ascending, with the further times.
    private(set) var repeats: [(entry: Int, times: Int32)] = []

    var count: Int { ends.count }

    /// Adds the occurrences of a further column, given by their documents in ascending order.
    mutating func append(column occurrences: ArraySlice<Int32>) {
        var last: Int32 = -1
        for document in occurrences {
            if document != last {
                documents.append(document)
                last = document
            } else if repeats.last?.entry == documents.count - 1 {
                repeats[repeats.count - 1].times += 1
            } else {
                repeats.append((documents.count - 1, 1))
            }
        }
        ends.append(documents.count)
    }
}
