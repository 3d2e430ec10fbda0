import TopicEngine

/// The names of an abstract's topics, the most probable first; none where it is no text of the field.
func topics(ofAbstract abstract: String, title: String, model path: String) throws -> [String] {
    let model = try TopicModel(path: path)
    var classifier = Classifier(model: model)
    let classification = classifier.classify(title: title, abstract: abstract)
    return classification.assigned.map { model.name(of: $0.topic) }
}
