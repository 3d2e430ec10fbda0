public import Wording

extension HealthAnswer {
    /// The document `trends.health/1`.
    ///
    /// - Parameter version: that of the program.
    public func json(_ version: String) -> JSONText {
        [
            "schema": "trends.health/1", "version": .string(version), "papers": .integer(papers),
            "model": JSONText(model), "read_only": .bool(isReadOnly),
        ]
    }
}
