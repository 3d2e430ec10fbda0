import ArgumentParser

/// `trends watch`.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Follow a query: a topic of your own, with its timeline and its test.",
        discussion: """
            What is followed stands first in every report on the archive, as Yours: papers, share with its interval, \
            change against the periods before, history. All that is followed is tested together, at a false discovery \
            rate of 5 %; a query finds a paper or does not, so that shares are plain counts with Wilson's intervals.

            EXAMPLES
              trends watch add 'kv cache' '"kv cache" OR quantization'
              trends watch add 'like ours' like:2511.16334
              trends watch list
              trends watch show 'kv cache'
              trends watch show 'kv cache' --format atom --output kv-cache.atom
              trends watch show 'kv cache' --fail-unless-burst && echo 'it rises'
              trends watch remove 'kv cache'
            """,
        subcommands: [
            WatchAddCommand.self, WatchListCommand.self, WatchShowCommand.self, WatchRemoveCommand.self,
        ])
}
