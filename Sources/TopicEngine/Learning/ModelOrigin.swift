public import Papers

/// What a model file says about where its papers came from; the engine only passes it on.
public struct ModelOrigin: Sendable, Hashable {
    /// The day on which the model is made.
    public var made: CalendarDay
    /// The first day of the papers, where they are dated.
    public var firstDay: CalendarDay?
    /// The last day of the papers, where they are dated.
    public var lastDay: CalendarDay?
    /// The names of the topics by slug.
    public var names: [String: String]
    /// The fingerprint of the taxonomy.
    public var taxonomy: String
    /// Whether the labels were guessed from the names of the topics, so that nothing measured on them judges the model.
    public var isFromNames: Bool

    /// An origin.
    public init(
        made: CalendarDay, firstDay: CalendarDay?, lastDay: CalendarDay?, names: [String: String], taxonomy: String,
        isFromNames: Bool = false
    ) {
        self.made = made
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.names = names
        self.taxonomy = taxonomy
        self.isFromNames = isFromNames
    }
}
