import Papers
import ReadableText

/// Why a query could not be read, and where.
public struct SearchQueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// There is nothing to look for.
        case empty
        /// It only says what must not be there.
        case onlyExclusions
        /// A quotation mark without its other one.
        case openQuote
        /// A parenthesis that is never closed.
        case openParenthesis
        /// A closing parenthesis without an opening one.
        case strayParenthesis
        /// Parentheses with nothing between them.
        case emptyParentheses
        /// A field that there is not; those that may have been meant.
        case unknownField(String, alike: [String])
        /// A field without a word behind it.
        case missingValue(field: String)
        /// `AND` or `OR` without a condition on both sides, `NOT` without one behind it.
        case loneOperator(String)
        /// A date that is none.
        case badDate(String)
        /// Days of which the last lies before the first.
        case reversedDays(String)
        /// No mark that a reader gives.
        case unknownMark(String)
        /// No type of work.
        case unknownType(String)
        /// No language that is known.
        case unknownLanguage(String)
        /// More than so many conditions.
        case tooLong(limit: Int)
        /// Parentheses within more than so many others.
        case tooDeep(limit: Int)
    }

    /// The place in the query: the 0-based number of a Unicode scalar.
    public let offset: Int
    /// What is wrong.
    public let reason: Reason

    package init(offset: Int, reason: Reason) { (self.offset, self.reason) = (offset, reason) }

    /// What is wrong and where, in a sentence.
    public var description: String {
        let place = "at character \(offset + 1) of the query"
        return switch reason {
        case .empty: "the query has no word to look for"
        case .onlyExclusions: "the query only excludes; it needs a word, a topic or a date to look for"
        case .openQuote: "the quotation mark \(place) is never closed"
        case .openParenthesis: "the parenthesis \(place) is never closed"
        case .strayParenthesis: "the closing parenthesis \(place) was never opened"
        case .emptyParentheses: "the parentheses \(place) have nothing between them"
        case .unknownField(let field, _): "'\(ReadableText.shortened(field)):' \(place) is no field"
        case .missingValue(let field): "'\(field):' \(place) has nothing behind it"
        case .loneOperator("NOT"): "'NOT' \(place) must stand before a condition"
        case .loneOperator(let name): "'\(name)' \(place) must stand between two conditions"
        case .badDate(let text):
            "'\(ReadableText.shortened(text))' \(place) is no date; dates are 2025, 2025-06, 2025-06-01 or two of "
                + "them: 2025-06..2025-08"
        case .reversedDays(let text):
            "'\(ReadableText.shortened(text))' \(place) ends before it begins; exchange the two"
        case .unknownMark(let text):
            "'\(ReadableText.shortened(text))' \(place) is no mark; marks are read, unread, good and bad"
        case .unknownType(let text):
            "'\(ReadableText.shortened(text))' \(place) is no type of work; types are "
                + WorkType.words.joined(separator: ", ")
        case .unknownLanguage(let text):
            "'\(ReadableText.shortened(text))' \(place) is no language that is known; write its code (en) or its "
                + "English name"
        case .tooLong(let limit): "the query has more than \(limit) conditions"
        case .tooDeep(let limit): "the query has parentheses or 'NOT' within more than \(limit) others"
        }
    }
}
