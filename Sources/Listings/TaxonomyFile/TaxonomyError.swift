public import ReadableText

/// Why a taxonomy could not be read.
public enum TaxonomyError: InputFault, Hashable {
    /// The bytes could not be had.
    case input(InputError)
    /// The file is no YAML.
    case malformed(file: String, line: Int?, reason: String)
    /// YAML, but not a list of topics under `topics`.
    case noTaxonomy(file: String, reason: String)
    /// No topics.
    case empty(file: String)
    /// Written for a later version of the program.
    case newerVersion(file: String, line: Int, found: String)
    /// A topic lacks a field that it must have.
    case missingField(file: String, line: Int, field: String)
    /// A field has another type than it should.
    case wrongType(file: String, line: Int, field: String, expected: String)
    /// A slug with characters that slugs do not have.
    case badSlug(file: String, line: Int, slug: String)
    /// Two topics with one slug.
    case duplicateSlug(file: String, slug: String, lines: [Int])
    /// An anchor or alias: a small file could grow beyond measure by them.
    case anchor(file: String, line: Int)

    init(_ fault: YAMLDocument.Fault, file: String) {
        switch fault {
        case .malformed(let line, let reason): self = .malformed(file: file, line: line, reason: reason)
        case .anchor(let line): self = .anchor(file: file, line: line)
        }
    }

    /// A taxonomy that cannot be read is a mistake in the set-up, unless the file itself is not there.
    public var failure: InputFailure {
        switch self {
        case .input(let error): error.failure == .unusable ? .misconfigured : error.failure
        default: .misconfigured
        }
    }

    /// One sentence with file, line, reason and what helps.
    public var description: String {
        switch self {
        case .input(let error): "\(error)"
        case .malformed(let file, let line, let reason):
            "\(file)\(line.map { ":\($0)" } ?? ""): is no valid YAML: \(reason)"
        case .noTaxonomy(let file, let reason):
            "\(file): is no taxonomy: \(reason); it should have a list of topics under 'topics'"
        case .empty(let file): "\(file): has no topics; add at least one with slug and name"
        case .newerVersion(let file, let line, let found):
            "\(file):\(line): is a taxonomy of version \(found), and this program reads version 1; take a newer program"
        case .missingField(let file, let line, let field): "\(file):\(line): a topic has no '\(field)'; add it"
        case .wrongType(let file, let line, let field, let expected):
            "\(file):\(line): '\(field)' should be \(expected)"
        case .badSlug(let file, let line, let slug):
            "\(file):\(line): '\(ReadableText.shortened(slug))' is no slug: use lower-case letters, digits and "
                + "single hyphens"
        case .duplicateSlug(let file, let slug, let lines):
            "\(file):\(lines.last ?? 0): the slug '\(ReadableText.shortened(slug))' is used twice, "
                + "first in line \(lines.first ?? 0); slugs are unique, rename one of them"
        case .anchor(let file, let line): "\(file):\(line): anchors and aliases are not read; write the text out"
        }
    }
}
