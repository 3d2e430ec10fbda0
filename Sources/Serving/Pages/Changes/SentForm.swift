/// The texts of a form.
struct SentForm {
    private let fields: FormFields?

    /// The form of a request; one without a field where its body is none.
    init(_ request: HTTPRequest) { fields = FormFields(request) }

    /// What the last file of a name holds; nil where none was sent. What it is called is not looked at.
    func file(_ name: String) -> [UInt8]? { fields?.fields.last { $0.name == name && $0.file != nil }?.bytes }

    /// What a field says; nil where it is empty or not there.
    subscript(_ name: String) -> String? { fields?.value(name).flatMap { $0.isEmpty ? nil : $0 } }
}
