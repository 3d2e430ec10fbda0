/// One answer as it comes, line by line and part by part, within its bounds of size.
///
/// Bytes that cannot belong to an answer end it at once, and so does the head of one whose body nobody
/// wants: any but status 200.
final class IncomingAnswer {
    private let limits: FetchLimits
    private var status = 0
    private var fields: [(name: String, value: String)] = []
    /// Whether the head is whole, and not that of an answer before the answer (1xx).
    private(set) var hasHead = false
    /// Bytes of all heads, and of what comes like one behind the body.
    private(set) var headBytes = 0
    private(set) var body: [UInt8] = []
    /// What ended it before its end.
    private(set) var fault: HTTPTransport.Fault?

    init(_ limits: FetchLimits) { self.limits = limits }

    /// The answer; nil while its head is not whole.
    var answer: HTTPAnswer? {
        hasHead ? HTTPAnswer(status: status, fields: fields.map { ($0.name, $0.value) }, body: body) : nil
    }

    /// Takes a line of a head with its end; returns whether more is wanted.
    func take(line: [UInt8]) -> Bool {
        headBytes += line.count
        if headBytes > limits.head { return refuse("its header is longer than \(limits.head >> 10) KiB") }
        // Behind the body come trailers, of which nothing is needed.
        if hasHead { return true }
        let text = String(decoding: line, as: UTF8.self)
        let end = text.unicodeScalars.lastIndex { $0 != "\r" && $0 != "\n" }
        guard let end else { return endHead() }
        return read(text.unicodeScalars[...end])
    }

    /// Takes a part of the body, decompressed; returns whether more is wanted.
    func take(part: UnsafeRawBufferPointer) -> Bool {
        guard hasHead else { return refuse("it begins without a header") }
        guard body.count + part.count <= limits.bytes else { return end(.tooLarge) }
        // Safe: the part is copied here, while the library holds it.
        unsafe body.append(contentsOf: part)
        return true
    }

    private func read(_ line: Substring.UnicodeScalarView) -> Bool {
        if status == 0 {
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count > 1, String(words[0]).hasPrefix("HTTP/"), let code = Int(String(words[1])),
                (100...999).contains(code)
            else { return refuse("its first header line is none of HTTP") }
            status = code
        } else if let first = line.first, first == " " || first == "\t" {
            // A line that goes on (RFC 9112, 5.2).
            guard !fields.isEmpty else { return refuse("its header has a line without a name") }
            let before = fields[fields.count - 1].value
            fields[fields.count - 1].value = before.isEmpty ? Self.trimmed(line) : before + " " + Self.trimmed(line)
        } else {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
                return refuse("its header has a line without a name")
            }
            fields.append((String(line[..<colon]), Self.trimmed(line[line.index(after: colon)...])))
        }
        return true
    }

    private func endHead() -> Bool {
        guard status >= 200 else {
            (status, fields) = (0, [])
            return true
        }
        hasHead = true
        guard status == 200, let answer else { return false }
        let encoding = answer.headers("content-encoding").joined(separator: ",").lowercased()
        guard ["", "identity", "gzip", "deflate"].contains(encoding) else { return end(.encoding(encoding)) }
        let length = answer.header("content-length").flatMap { Int($0) } ?? 0
        return length <= limits.bytes || end(.tooLarge)
    }

    private func refuse(_ reason: String) -> Bool { end(.passing(.connection(reason))) }

    private func end(_ fault: HTTPTransport.Fault) -> Bool {
        self.fault = self.fault ?? fault
        return false
    }

    private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(text[first...last])
    }
}
