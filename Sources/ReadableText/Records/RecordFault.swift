/// What is wrong with one record, before it is known where the record stands.
package struct RecordFault: Error, Hashable, Sendable {
    package let field: String?
    package let reason: RejectionReason

    package init(_ field: String?, _ reason: RejectionReason) {
        self.field = field
        self.reason = reason
    }

    /// The fault that an error of the scanner or of a field stands for.
    package init(_ error: any Error) {
        switch error {
        case let fault as RecordFault: self = fault
        case let error as JSONError: self.init(nil, .malformed(error))
        default: preconditionFailure("a record fails by its JSON or by a field")
        }
    }

    package func rejection(file: String, line: Int?) -> Rejection {
        Rejection(file: file, line: line, field: field, reason: reason)
    }
}
