public import ReadableText

/// Why a configuration cannot be used.
public enum ConfigurationError: InputFault, Hashable {
    /// The bytes could not be had.
    case input(InputError)
    /// The file is no YAML.
    case malformed(file: String, line: Int?, reason: String)
    /// An anchor or alias: a small file could grow beyond measure by them.
    case anchor(file: String, line: Int)
    /// A key that means nothing in the configuration or in one of its keys, and those that would.
    case unknownKey(file: String, line: Int, key: String, of: String, known: [String])
    /// A key, or the file as a whole, has another type than it should.
    case wrongType(file: String, line: Int, key: String, expected: String)
    /// A value that its key cannot have.
    case badValue(file: String, line: Int, reason: String)

    init(_ fault: YAMLDocument.Fault, file: String) {
        switch fault {
        case .malformed(let line, let reason): self = .malformed(file: file, line: line, reason: reason)
        case .anchor(let line): self = .anchor(file: file, line: line)
        }
    }

    /// A configuration that cannot be read is a mistake in the set-up, unless the file itself cannot be read.
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
        case .anchor(let file, let line): "\(file):\(line): anchors and aliases are not read; write the text out"
        case .unknownKey(let file, let line, let key, let place, let known):
            "\(file):\(line): '\(ReadableText.shortened(key))' is no key of \(place); "
                + Self.help(ReadableText.alike(key, among: known), known)
        case .wrongType(let file, let line, let key, let expected): "\(file):\(line): \(key) should be \(expected)"
        case .badValue(let file, let line, let reason): "\(file):\(line): \(reason)"
        }
    }

    private static func help(_ alike: [String], _ known: [String]) -> String {
        alike.isEmpty
            ? "there are \(known.joined(separator: ", "))" : "did you mean \(alike.joined(separator: " or "))?"
    }
}
