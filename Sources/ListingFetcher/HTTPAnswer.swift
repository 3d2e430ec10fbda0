/// An answer as it came, its body decompressed.
struct HTTPAnswer: Hashable, Sendable {
    let status: Int
    private let fields: [(name: String, value: String)]
    let body: [UInt8]

    init(status: Int, fields: [(String, String)], body: [UInt8]) {
        self.status = status
        self.fields = fields.map { (name: $0.0.lowercased(), value: $0.1) }
        self.body = body
    }

    /// The values of a header, by its name in lower case.
    func headers(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The first value of a header.
    func header(_ name: String) -> String? { headers(name).first }

    static func == (left: HTTPAnswer, right: HTTPAnswer) -> Bool {
        left.status == right.status && left.body == right.body && left.fields.elementsEqual(right.fields, by: ==)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(status)
        hasher.combine(body)
    }
}
