/// The JSON document of `trends fetch`.
struct FetchDocument: Decodable {
    let schema: String
    let service: String
    let from: String
    let to: String
    let days: Int
    let fetched: Int
    let here: Int
    let empty: Int
    let papers: Int
    let requests: Int
    let files: [String]
}
