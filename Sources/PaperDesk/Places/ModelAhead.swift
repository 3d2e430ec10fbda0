import ReadableText
import TopicEngine

/// A model that a thread of its own opens while a program still reads what is asked of it.
///
/// For programs that answer once: to open a model takes them as long as to read a command line, and neither needs the
/// other. ``Places/modelAhead`` hands it to the requests. Where it cannot be opened, or a request names another, it is
/// as if nobody had tried: that request opens its model, and says what is wrong.
public final class ModelAhead: Sendable {
    private let named: String?
    private let model: ValueAhead<(model: TopicModel, path: String)>

    /// Begins to open a model.
    ///
    /// - Parameters:
    ///   - named: the model's file; nil for the usual one.
    ///   - places: where the usual one is. The thread asks for them, as to look at the environment takes a moment, too.
    public init(_ named: String? = nil, _ places: @escaping @Sendable () -> Places) {
        self.named = named
        model = ValueAhead {
            let path = try named ?? places().modelPath()
            return (try TopicModel(path: path, isMapped: true), path)
        }
    }

    /// The model that a request names, or the usual one, with its file; waited for. nil where it is another, cannot be
    /// opened, or was written since: a document may be waited for longer than anything.
    func opened(_ named: String?) -> (model: TopicModel, path: String)? {
        guard named == self.named, let opened = try? model.get() else { return nil }
        do throws(ModelFileError) { try opened.model.checkUnchanged(path: opened.path) } catch { return nil }
        return opened
    }
}
