/// From whom and to whom a report is sent.
public struct MailEnvelope: Hashable, Sendable {
    /// The sender.
    public var from: MailAddress
    /// The receivers.
    public var to: [MailAddress]

    /// An envelope; without a receiver it is addressed to the sender.
    public init(from: MailAddress = .local("trends"), to: [MailAddress] = []) {
        self.from = from
        self.to = to.isEmpty ? [from] : to
    }
}
