@main
struct Trends {
    static func main() {}
}
