import ReadableText
import TopicEngine

/// The usual model, which a thread of its own opens while a program still reads what is asked of it.
///
/// For programs that answer once: to open a model takes them as long as to read a command line, and neither needs the
/// other. ``Places/modelAhead`` hands it to the requests. Where it cannot be opened, it is as if nobody had tried: the
/// request that needs it opens it again, and says what is wrong.
public final class ModelAhead: Sendable {
    private let model: ValueAhead<(model: TopicModel, path: String)>

    /// Begins to open the model of these places.
    ///
    /// - Parameter places: the places, which the thread asks for, too: to look at the environment takes a moment.
    public init(_ places: @escaping @Sendable () -> Places) {
        model = ValueAhead { try places().model(isMapped: true) }
    }

    /// The model and its file, waited for; nil where it cannot be opened.
    var opened: (model: TopicModel, path: String)? { try? model.get() }
}
