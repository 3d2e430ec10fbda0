/// The texts of a form.
struct SentForm {
    private let fields: FormFields?

    /// The form of a request; one without a field where its body is none.
    init(_ request: HTTPRequest) { fields = FormFields(request) }

    /// What a field says; nil where it is empty or not there.
    subscript(_ name: String) -> String? { fields?.value(name).flatMap { $0.isEmpty ? nil : $0 } }
}
