import PaperArchive
import Papers

/// A paper with the model's word on it as bytes, for a file that this run alone reads: what reports are made of, and
/// what tells papers from each other. Authors, categories, keywords and the venue are left out.
///
/// What an archive makes of the paper is packed with it, since it is asked for twice and costs more than to read it.
struct PackedPaper: Equatable {
    /// The paper as its listing has it.
    var listed: Paper
    /// The identifiers by which an archive shows it.
    var shown: (id: String?, doi: String?)
    /// What names it in an archive.
    var name: String
    /// The model's word, as an archive keeps it.
    var word: NumberedClassification

    /// The paper as an archive shows it.
    var paper: Paper {
        var paper = listed
        (paper.id, paper.idScope, paper.doi) = (shown.id, nil, shown.doi)
        return paper
    }

    /// Appends a paper with the model's word on it, whose probabilities are of 32 bits: see
    /// `NumberedClassification.asKept`.
    static func append(_ lone: LonePaper, _ word: NumberedClassification, to bytes: inout [UInt8]) {
        let paper = lone.listed
        var writer = Writer(bytes: bytes)
        bytes = []
        for text in [paper.id, paper.idScope, paper.title, paper.abstract, paper.doi] { writer.text(text) }
        for text in [lone.paper.id, lone.paper.doi, lone.name == lone.paper.id ? nil : lone.name] { writer.text(text) }
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
        for probability in word.probabilities { writer.float(Float(probability)) }
        let assigned = word.isAssigned.indices.filter { word.isAssigned[$0] }
        writer.number(assigned.count)
        for number in assigned { writer.number(number) }
        bytes = writer.bytes
    }

    /// What was appended at a place.
    init(_ bytes: [UInt8], at place: Int = 0) {
        var reader = Reader(bytes: bytes, place: place)
        var paper = Paper(title: "")
        (paper.id, paper.idScope) = (reader.text(), reader.text())
        (paper.title, paper.abstract) = (reader.text() ?? "", reader.text() ?? "")
        paper.doi = reader.text()
        shown = (reader.text(), reader.text())
        name = reader.text() ?? shown.id ?? ""
        let (title, abstract) = (reader.text(), reader.text())
        if title != nil || abstract != nil { paper.original = OriginalText(title: title, abstract: abstract) }
        (paper.published, paper.listed) = (reader.date(), reader.date())
        paper.version = reader.number()
        paper.updated = reader.number().map(CalendarDay.init(daysSinceEpoch:))
        paper.upvotes = reader.number()
        let (primary, abstention) = (reader.number(), reader.text().flatMap(Abstention.init(rawValue:)))
        var word = NumberedClassification(probabilities: [], isAssigned: [], primary: primary, abstention: abstention)
        let topics = reader.number() ?? 0
        word.isAssigned = [Bool](repeating: false, count: topics)
        word.probabilities = (0..<topics).map { _ in Double(reader.float()) }
        for _ in 0..<(reader.number() ?? 0) {
            if let number = reader.number() { word.isAssigned[number] = true }
        }
        (listed, self.word) = (paper, word)
    }

    static func == (left: PackedPaper, right: PackedPaper) -> Bool {
        left.listed == right.listed && left.shown == right.shown && left.name == right.name && left.word == right.word
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

        /// A number of 32 bits, from its lowest byte up.
        mutating func float(_ value: Float) {
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
            }
        }

        mutating func text(_ text: String?) {
            number(text?.utf8.count)
            if let text { bytes += Array(text.utf8) }
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place: Int

        mutating func number() -> Int? {
            let length = bytes[place]
            place += 1
            if length == 0xFF { return nil }
            var value: UInt = 0
            for offset in 0..<Int(length) { value |= UInt(bytes[place + offset]) << UInt(8 * offset) }
            place += Int(length)
            return Int(bitPattern: value)
        }

        mutating func float() -> Float {
            var bits: UInt32 = 0
            for offset in 0..<4 { bits |= UInt32(bytes[place + offset]) << UInt32(8 * offset) }
            place += 4
            return Float(bitPattern: bits)
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
