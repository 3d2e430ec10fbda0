import ReadableText

/// How the first rows of a table write what can be written in several ways.
struct CSVStyle {
    /// How names of authors are written.
    private(set) var authors = AuthorNames.Style.plain
    /// In which order day and month stand, by the columns whose dates show it, all of them the same.
    private(set) var orders: [Int: WrittenDate.Order] = [:]

    /// The style of the rows at the beginning of a table.
    init(_ head: ListingHead, _ header: CSVHeader) {
        let names = header.places(of: .authors).first
        let dates = header.columns.indices.filter { header.columns[$0].map(ListingField.dates.contains) ?? false }
        if names == nil, dates.isEmpty { return }
        var cells: [String] = []
        var found: [Int: Set<WrittenDate.Order>] = [:]
        let row = header.row
        var records = CSVRecords(LineReader(ByteStream(bytes: head.bytes, name: "")), row: row)
        while let row = (try? records.next()) ?? nil {
            if let names, names < row.fields.count {
                cells.append(Spacing.singleSpaced(row.fields[names].bytes[...]))
            }
            for place in dates where place < row.fields.count {
                if let order = WrittenDate.order(of: row.fields[place].bytes) {
                    found[place, default: []].insert(order)
                }
            }
        }
        authors = AuthorNames.style(of: cells)
        for (place, orders) in found where orders.count == 1 { self.orders[place] = orders.first }
    }
}
