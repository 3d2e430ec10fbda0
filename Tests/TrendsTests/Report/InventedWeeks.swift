/// Invented papers of twelve weeks, thirty a week, listed from Monday to Friday: on caches, robots and molecules. On
/// caches is one paper a week, in the last week twelve.
enum InventedWeeks {
    static let weeks = 12
    static let papersAWeek = 30
    /// The day of the report: the Monday after the last week, 2025-W36.
    static let today = "2025-09-08"

    static func lines() -> String {
        (0..<weeks).flatMap { week in
            (0..<papersAWeek).map { line(week: week, number: $0, isOnCaches: $0 < (week == weeks - 1 ? 12 : 1)) }
        }.joined(separator: "\n") + "\n"
    }

    /// The identifier of a paper of a week.
    static func id(week: Int, number: Int) -> String {
        "25\(week < 3 ? "06" : week < 7 ? "07" : "08").\(10_000 + week * 100 + number)"
    }

    static func line(week: Int, number: Int, isOnCaches: Bool, id: String? = nil) -> String {
        // 2025-06-16 is the Monday of 2025-W25.
        let day = 16 + week * 7 + number % 5
        let date =
            day <= 30
            ? "2025-06-\(day)"
            : day <= 61
                ? "2025-07-\(padded(day - 30))"
                : day <= 92
                    ? "2025-08-\(padded(day - 61))" : "2025-09-\(padded(day - 92))"
        let text =
            isOnCaches
            ? ("Evicting tokens from the KV cache, part \(week) \(number)", caches[number % caches.count])
            : number % 2 == 0
                ? ("A robot gripper that sorts screws, part \(week) \(number)", robots[number / 2 % robots.count])
                : ("Predicting molecules with graphs, part \(week) \(number)", molecules[number / 2 % molecules.count])
        let name = id ?? Self.id(week: week, number: number)
        return #"{"id":"\#(name)","title":"\#(text.0)","abstract":"\#(text.1) Study \#(week) \#(number).","#
            + #""authors":["\#(number == 3 ? "Minji Kim" : "Ada Example")"],"listed":"\#(date)"}"#
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let caches = [
        "Long contexts fill the KV cache of transformers; we evict tokens to make inference of large language models "
            + "efficient without loss of accuracy.",
        "We compress the key value cache of large language models by quantization of old tokens, so that long context "
            + "inference needs less memory.",
    ]
    private static let robots = [
        "A robot manipulation policy for grasping small screws with a gripper is learned from demonstrations and "
            + "transfers to a real robot arm.",
        "We train a vision language action model on teleoperated demonstrations so that a robot arm folds towels and "
            + "stacks boxes.",
    ]
    private static let molecules = [
        "Graph neural networks predict the properties of small molecules; we pretrain them on unlabeled structures and "
            + "fine tune on assays.",
        "We generate protein structures with a diffusion model that respects rotations and translations, and test them "
            + "in the laboratory.",
    ]
}
