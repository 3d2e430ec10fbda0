import LinearAlgebra
import Papers
import Reporter
import TopicEngine

/// Puts a map together from papers with their topics.
struct MapAssembly {
    private let found: MapPapers
    private let texts: [PaperText]
    private let layout: TextMap
    private let themes: [MapTheme]

    /// How many titles show what a region is about.
    private static let typicalPapers = 3

    init(_ found: MapPapers, _ request: MapRequest, _ workers: Workers) throws {
        (self.found, themes) = (found, request.themes)
        texts = found.papers.map { entry in
            PaperText(id: entry.paper.nameInArchive, title: entry.paper.title, abstract: entry.paper.abstract)
        }
        layout = try TextMap(texts, options: .init(groups: request.groups, seed: request.seed), workers: workers)
    }

    func map(_ model: TopicModel, made: CalendarDay) -> PaperMap {
        PaperMap(
            points: found.papers.indices.map(point), regions: regions, topics: topics(model), themes: lit,
            height: layout.height, period: found.period, fingerprint: model.fingerprint, made: made)
    }

    private func point(_ index: Int) -> PaperMap.Point {
        let (entry, place) = (found.papers[index], layout.places[index])
        return PaperMap.Point(
            id: texts[index].id, title: entry.paper.title, address: PaperAddress(entry.paper),
            day: entry.paper.date(found.dateKind)?.day, x: place.x, y: place.y,
            topic: entry.classification.primary, region: layout.clustering.assignments[index])
    }

    private var regions: [PaperMap.Region] {
        let names = layout.clustering.names(among: texts)
        return zip(layout.clustering.clusters, names).map { cluster, name in
            let heart = layout.heart(of: cluster)
            return PaperMap.Region(
                name: name, papers: cluster.members.count, x: heart.x, y: heart.y,
                typical: cluster.members.prefix(Self.typicalPapers).map { found.papers[$0].paper.title })
        }
    }

    /// The topics that papers are filed under: the model's in its order, then those that people named besides.
    private func topics(_ model: TopicModel) -> [Topic] {
        let filed = Set(found.papers.compactMap(\.classification.primary))
        let known = model.topics.filter(filed.contains)
        return (known + filed.subtracting(known).sorted()).map { Topic(slug: $0, name: model.name(of: $0)) }
    }

    private var lit: [PaperMap.Theme] {
        themes.map { theme in
            PaperMap.Theme(name: theme.name, points: texts.indices.filter { theme.papers.contains(texts[$0].id) })
        }.filter { !$0.points.isEmpty }
    }
}
