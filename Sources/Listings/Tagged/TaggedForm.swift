import ReadableText

/// The bibliographies in which every field begins with a tag at the beginning of its line.
enum TaggedForm: String, CaseIterable, Sendable {
    /// `TY  - JOUR … ER  -`.
    case ris
    /// `PMID- 1234 …`, as PubMed writes it.
    case medline
    /// `%0 Journal Article …`, the tags of EndNote, and of `refer` before it.
    case endNote
    /// `PT J … ER`, the field tags of the Web of Science.
    case webOfScience

    /// What a field tells of a paper.
    enum Field {
        case title, abstract, authors, otherAuthors, year, date, doi, links, numbers, keywords, venue, language, type
    }

    /// The tags that hold a field, the most telling first.
    func tags(of field: Field) -> [String] {
        switch self {
        case .ris: Self.ris(field)
        case .medline: Self.medline(field)
        case .endNote: Self.endNote(field)
        case .webOfScience: Self.webOfScience(field)
        }
    }

    private static func ris(_ field: Field) -> [String] {
        switch field {
        case .title: ["TI", "T1", "CT", "BT", "ST"]
        case .abstract: ["AB", "N2"]
        case .authors: ["AU", "A1"]
        case .otherAuthors: ["A2", "ED"]
        case .year: ["PY", "Y1", "YR"]
        case .date: ["DA", "Y1", "PY"]
        case .doi: ["DO", "DI", "M3", "ID", "AN", "C1", "C7"]
        case .links: ["UR", "L1", "L2", "L3", "L4", "LK"]
        case .numbers: ["AN", "ID", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "M1", "N1", "VL"]
        case .keywords: ["KW", "K1"]
        case .venue: ["JF", "T2", "JO", "C3", "JA", "J2", "BT"]
        case .language: ["LA"]
        case .type: ["TY", "M3", "PT"]
        }
    }

    private static func medline(_ field: Field) -> [String] {
        switch field {
        case .title: ["TI", "BTI"]
        case .abstract: ["AB"]
        case .authors: ["FAU", "AU", "CN"]
        case .otherAuthors: ["FED", "ED"]
        case .year: ["DP"]
        case .date: ["DEP", "DP"]
        case .doi: ["LID", "AID"]
        case .links, .numbers: ["LID", "AID", "SI"]
        case .keywords: ["OT", "MH"]
        case .venue: ["JT", "TA"]
        case .language: ["LA"]
        case .type: ["PT"]
        }
    }

    private static func endNote(_ field: Field) -> [String] {
        switch field {
        case .title: ["%T"]
        case .abstract: ["%X"]
        case .authors: ["%A"]
        case .otherAuthors: ["%E", "%Y"]
        case .year: ["%D"]
        case .date: ["%8", "%D"]
        case .doi: ["%R"]
        case .links: ["%U", "%>"]
        case .numbers: ["%M", "%1", "%2", "%3", "%4", "%Z"]
        case .keywords: ["%K"]
        case .venue: ["%J", "%B", "%S"]
        case .language: ["%G"]
        case .type: ["%0", "%9"]
        }
    }

    private static func webOfScience(_ field: Field) -> [String] {
        switch field {
        case .title: ["TI"]
        case .abstract: ["AB"]
        case .authors: ["AF", "AU"]
        case .otherAuthors: ["CA", "BE"]
        case .year: ["PY"]
        case .date: ["PD", "EA"]
        case .doi: ["DI", "D2"]
        case .links, .numbers: []
        case .keywords: ["DE", "ID"]
        case .venue: ["SO"]
        case .language: ["LA"]
        case .type: ["DT"]
        }
    }

    /// The tag with which a record begins.
    var beginning: String {
        switch self {
        case .ris: "TY"
        case .medline: "PMID"
        case .endNote: "%0"
        case .webOfScience: "PT"
        }
    }

    /// The tag with which a record ends; nil where the next one's beginning ends it.
    var end: String? { self == .ris || self == .webOfScience ? "ER" : nil }

    /// The tags in which a line without one is a value of its own, and no part of the last one.
    var listTags: Set<String> {
        switch self {
        case .ris: ["KW", "K1", "AU", "A1"]
        case .medline: []
        case .endNote: ["%K", "%A"]
        case .webOfScience: ["AU", "AF", "CA", "BE"]
        }
    }

    /// Whether a field with this tag, before a record has begun, is that of one whose beginning is not there.
    func isTelling(_ tag: String) -> Bool {
        [.title, .abstract, .authors].contains { tags(of: $0).contains(tag) }
    }
}
