import Papers

/// A paper with the model's word on it as bytes, for a file that this run alone reads: what reports are made of, and
/// what tells papers from each other. Authors, categories, keywords and the venue are left out.
enum PackedPaper {
    /// Appends a paper with the model's word on it.
    static func append(_ paper: Paper, _ word: NumberedClassification, to bytes: inout [UInt8]) {
        var writer = Writer(bytes: bytes)
        bytes = []
        for text in [paper.id, paper.idScope, paper.title, paper.abstract, paper.doi] { writer.text(text) }
        writer.text(paper.original?.title)
        writer.text(paper.original?.abstract)
        for date in [paper.published, paper.listed] {
            writer.number(date?.day.daysSinceEpoch)
            writer.number(date?.provenance == .stated ? 0 : 1)
            writer.number(date?.precision.rawValue)
        }
        for number in [paper.version, paper.updated?.daysSinceEpoch, paper.upvotes] { writer.number(number) }
        writer.number(word.primary)
        writer.text(word.abstention?.rawValue)
        writer.number(word.probabilities.count)
        for (probability, isAssigned) in zip(word.probabilities, word.isAssigned) {
            writer.number(Int(bitPattern: UInt(probability.bitPattern)))
            writer.number(isAssigned ? 1 : 0)
        }
        bytes = writer.bytes
    }

    /// What was appended.
    static func read(_ bytes: [UInt8]) -> (paper: Paper, word: NumberedClassification) {
        var reader = Reader(bytes: bytes)
        var paper = Paper(title: "")
        (paper.id, paper.idScope) = (reader.text(), reader.text())
        (paper.title, paper.abstract) = (reader.text() ?? "", reader.text() ?? "")
        paper.doi = reader.text()
        let (title, abstract) = (reader.text(), reader.text())
        if title != nil || abstract != nil { paper.original = OriginalText(title: title, abstract: abstract) }
        (paper.published, paper.listed) = (reader.date(), reader.date())
        paper.version = reader.number()
        paper.updated = reader.number().map(CalendarDay.init(daysSinceEpoch:))
        paper.upvotes = reader.number()
        let (primary, abstention) = (reader.number(), reader.text().flatMap(Abstention.init(rawValue:)))
        var word = NumberedClassification(probabilities: [], isAssigned: [], primary: primary, abstention: abstention)
        for _ in 0..<(reader.number() ?? 0) {
            word.probabilities.append(Double(bitPattern: UInt64(UInt(bitPattern: reader.number() ?? 0))))
            word.isAssigned.append(reader.number() == 1)
        }
        return (paper, word)
    }

    private struct Writer {
        var bytes: [UInt8]

        /// A number, or that there is none: its length in bytes, and the bytes from the lowest up.
        mutating func number(_ value: Int?) {
            guard let value else { return bytes.append(0xFF) }
            let start = bytes.count
            bytes.append(0)
            var rest = UInt(bitPattern: value)
            while rest != 0 {
                bytes.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
            bytes[start] = UInt8(bytes.count - start - 1)
        }

        mutating func text(_ text: String?) {
            number(text?.utf8.count)
            if let text { bytes += Array(text.utf8) }
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        mutating func number() -> Int? {
            let length = bytes[place]
            place += 1
            if length == 0xFF { return nil }
            var value: UInt = 0
            for offset in 0..<Int(length) { value |= UInt(bytes[place + offset]) << UInt(8 * offset) }
            place += Int(length)
            return Int(bitPattern: value)
        }

        mutating func text() -> String? {
            guard let count = number() else { return nil }
            defer { place += count }
            return String(decoding: bytes[place..<place + count], as: UTF8.self)
        }

        mutating func date() -> PaperDate? {
            let (day, provenance, precision) = (number(), number(), number())
            guard let day, let precision = precision.flatMap(DatePrecision.init(rawValue:)) else { return nil }
            return PaperDate(CalendarDay(daysSinceEpoch: day), provenance == 0 ? .stated : .inferred, precision)
        }
    }
}
