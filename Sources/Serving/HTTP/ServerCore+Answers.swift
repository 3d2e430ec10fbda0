/// How a request that is complete gets its answer.
extension ServerCore {
    /// Sends a complete request to the threads that answer.
    func submit(_ exchange: Exchange) -> Bool {
        // Before anything can wake it.
        exchange.connection.suspend()
        connections.allow(exchange.socket, seconds: nil)
        exchange.state.withLock { $0.phase = .busy }
        work.withLock { $0.busy[ObjectIdentifier(exchange)] = exchange }
        let request = exchange.state.withLock { $0.request }
        let isTaken = lanes.quickly {
            if let kept = self.kept(request) { return self.finish(exchange, kept) }
            let isTaken = self.lanes.slowly { self.finish(exchange, self.answer(request, exchange)) }
            if !isTaken { self.finish(exchange, exchange.response(Self.crowded)) }
        }
        if !isTaken { finish(exchange, exchange.response(Self.crowded)) }
        return true
    }

    /// Hands an answer over.
    func finish(_ exchange: Exchange, _ response: HTTPResponse) {
        work.withLock { $0.busy[ObjectIdentifier(exchange)] = nil }
        exchange.finish(response)
    }

    /// The answer that is there already; nil where one has to be made.
    private func kept(_ request: HTTPRequest) -> HTTPResponse? {
        guard [.get, .head].contains(request.method), gate.welcome(request) == nil else { return nil }
        let asked = Self.asked(request)
        for handler in handlers {
            if let response = handler.kept(for: asked) { return Conditional.answer(request, response) }
        }
        return nil
    }

    private func answer(_ request: HTTPRequest, _ exchange: Exchange) -> HTTPResponse {
        do throws(RequestFault) {
            try gate.checkChange(request)
            if let welcome = gate.welcome(request) { return welcome }
            let asked = Self.asked(request)
            for handler in handlers {
                if let response = handler.respond(to: asked) { return Conditional.answer(request, response) }
            }
            throw RequestFault.notFound
        } catch {
            return exchange.response(error)
        }
    }

    /// What handlers are asked: of the library's own, `HEAD` is `GET` without what follows.
    private static func asked(_ request: HTTPRequest) -> HTTPRequest {
        guard request.method == .head else { return request }
        var asked = request
        asked.method = .get
        return asked
    }
}
