import Wording

/// Places names of regions in a picture so that none covers another: the largest regions first, each at its place or
/// a little above or below; one that finds no room is left out.
struct MapLabels {
    /// A name at its place, in pixels: the middle of its baseline.
    struct Label: Hashable {
        let text: String
        let x: Double
        let y: Double
    }

    let labels: [Label]

    /// The size of the letters.
    static let size = 13.0
    /// How far a name may move, in lines.
    private static let moves = [0.0, -1, 1, -2, 2]

    /// - Parameters:
    ///   - map: the map.
    ///   - width: of the picture in pixels.
    ///   - height: of the picture in pixels.
    ///   - limit: how many names at most.
    init(_ map: PaperMap, width: Double, height: Double, limit: Int) {
        var (labels, boxes) = ([Label](), [Box]())
        for region in map.regions where labels.count < limit {
            let text = LetterWidth.fitted(SafeText.line(region.name), to: width / 2 / Self.size)
            let half = LetterWidth.of(text) * Self.size / 2 + 4
            let x = min(max(Double(region.x) * width, half), width - half)
            for move in Self.moves {
                let y = Double(region.y) * width + Self.size / 3 + move * (Self.size + 4)
                let box = Box(left: x - half, right: x + half, top: y - Self.size, bottom: y + Self.size / 3 + 1)
                guard box.top >= 0, box.bottom <= height, !boxes.contains(where: box.meets) else { continue }
                boxes.append(box)
                labels.append(Label(text: text, x: x, y: y))
                break
            }
        }
        self.labels = labels
    }

    private struct Box {
        let left, right, top, bottom: Double

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }
}
