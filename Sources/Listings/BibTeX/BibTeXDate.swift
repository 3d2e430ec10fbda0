import Papers
import ReadableText

/// The date of an entry of a bibliography, as far as it states one.
enum BibTeXDate {
    /// The date of `date = {2024-05-17}`, `date = {2024-05/2024-06}`, or of `year` and `month` with a day in `day` or in
    /// the month (`dec # "~15"`); the year alone where that is all that is known.
    static func date(_ fields: [String: String]) -> PaperDate? {
        let parts = fields["year"].flatMap { year in
            WrittenDate.parts(year: plain(year), month: fields["month"].map(plain), day: fields["day"].map(plain))
        }
        guard let date = fields["date"].flatMap({ PaperDate(written: plain($0)) }) else { return parts }
        return date.completed(by: parts)
    }

    /// A value without braces and unbreakable spaces; of one that holds a year among other things, the year.
    private static func plain(_ text: String) -> String {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
            .map { $0 == UInt8(ascii: "~") ? 0x20 : $0 }
        let plain = Spacing.singleSpaced(bytes[...])
        let numbers = plain.utf8.split { !ASCII.isDigit($0) }
        guard PaperDate(written: plain) == nil, numbers.count == 1, let number = numbers.first, number.count == 4 else {
            return plain
        }
        return String(decoding: number, as: UTF8.self)
    }
}
